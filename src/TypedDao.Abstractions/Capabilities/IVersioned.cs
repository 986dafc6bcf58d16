using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>The versions of its files can be listed; see <see cref="FileOperations"/>.</summary>
[Capability(typeof(IListsVersions), Access = AccessLevel.Read)]
public interface IVersioned : IDataObject;
