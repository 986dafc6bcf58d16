using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>It can be removed; see <see cref="FileOperations"/>.</summary>
[Capability(typeof(IDeletes), Access = AccessLevel.Modify)]
public interface IDeletable : IDataObject;
