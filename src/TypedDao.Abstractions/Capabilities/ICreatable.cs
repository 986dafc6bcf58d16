using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>It can be created from rows, once; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(ICreatesRows), Access = AccessLevel.Append)]
public interface ICreatable<TRow> : IRowObject<TRow>;
