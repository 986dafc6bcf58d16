using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its files can be moved elsewhere under their names; see <see cref="CopyOperations"/>.</summary>
[Capability(typeof(IMovesFiles), Access = AccessLevel.Modify)]
public interface INamedByteMovable : INamedByteReadable;
