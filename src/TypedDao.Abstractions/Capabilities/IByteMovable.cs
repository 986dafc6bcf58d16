using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its bytes can be moved elsewhere; see <see cref="CopyOperations"/>.</summary>
[Capability(typeof(IMovesFiles), Access = AccessLevel.Modify)]
public interface IByteMovable : IByteReadable;
