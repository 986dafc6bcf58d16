using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Files can be created or replaced in it by name, from bytes; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(IWritesBytes), Access = AccessLevel.Modify)]
public interface INamedByteWritable : IDataObject;
