using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>The content type, metadata and tags of its files can be read by name; see <see cref="AttributeOperations"/>.</summary>
[Capability(typeof(IReadsAttributes), Access = AccessLevel.Read)]
public interface INamedAttributed : IDataObject;
