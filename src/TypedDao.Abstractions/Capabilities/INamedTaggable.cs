using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>The tags of its files can be replaced by name; see <see cref="AttributeOperations"/>.</summary>
[Capability(typeof(IWritesTags), Access = AccessLevel.Modify)]
public interface INamedTaggable : IDataObject;
