using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its rows can be moved elsewhere; see <see cref="CopyOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IMovesFiles), Access = AccessLevel.Modify)]
public interface IMovable<TRow> : IReadable<TRow>;
