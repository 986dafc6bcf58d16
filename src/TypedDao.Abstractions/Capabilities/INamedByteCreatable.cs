using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Files can be created in it by name, from bytes; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(ICreatesBytes), Access = AccessLevel.Append)]
public interface INamedByteCreatable : IDataObject;
