using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its bytes can be read; see <see cref="ByteOperations"/>.</summary>
[Capability(typeof(IReadsBytes), Access = AccessLevel.Read)]
public interface IByteReadable : IDataObject;
