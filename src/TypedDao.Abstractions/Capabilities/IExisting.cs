using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>One can ask whether it exists; see <see cref="FileOperations"/>.</summary>
[Capability(typeof(IChecksExistence), Access = AccessLevel.Read)]
public interface IExisting : IDataObject;
