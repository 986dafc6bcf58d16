using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its tags can be replaced; see <see cref="AttributeOperations"/>.</summary>
[Capability(typeof(IWritesTags), Access = AccessLevel.Modify)]
public interface ITaggable : IDataObject;
