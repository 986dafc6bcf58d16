using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>It can be created from bytes, once; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(ICreatesBytes), Access = AccessLevel.Append)]
public interface IByteCreatable : IDataObject;
