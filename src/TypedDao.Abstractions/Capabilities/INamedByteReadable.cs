using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>The bytes of its files can be read by name; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(IReadsBytes), Access = AccessLevel.Read)]
public interface INamedByteReadable : IDataObject;
