using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>It can be created or replaced from rows; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IWritesRows), Access = AccessLevel.Modify)]
public interface IWritable<TRow> : IRowObject<TRow>;
