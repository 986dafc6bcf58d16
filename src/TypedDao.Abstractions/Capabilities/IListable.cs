using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its files can be listed; see <see cref="FileOperations"/>.</summary>
[Capability(typeof(IListsFiles), Access = AccessLevel.Read)]
public interface IListable : IDataObject;
