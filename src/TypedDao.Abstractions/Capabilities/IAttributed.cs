using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its content type, metadata and tags can be read; see <see cref="AttributeOperations"/>.</summary>
[Capability(typeof(IReadsAttributes), Access = AccessLevel.Read)]
public interface IAttributed : IDataObject;
