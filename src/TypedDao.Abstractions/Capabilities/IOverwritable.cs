using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its rows can be replaced; see <see cref="WriteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IOverwritesRows), Access = AccessLevel.Modify)]
public interface IOverwritable<TRow> : IRowObject<TRow>;
