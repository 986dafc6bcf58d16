using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>It can be created or replaced from bytes; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(IWritesBytes), Access = AccessLevel.Modify)]
public interface IByteWritable : IDataObject;
