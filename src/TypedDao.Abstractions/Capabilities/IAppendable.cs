using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Rows can be added to it; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IAppendsRows), Access = AccessLevel.Append)]
public interface IAppendable<TRow> : IRowObject<TRow>;
