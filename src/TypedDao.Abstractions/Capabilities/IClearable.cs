using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>All of its rows can be deleted at once; see <see cref="DeleteOperations"/>.</summary>
[Capability(typeof(IClearsRows), Access = AccessLevel.Modify)]
public interface IClearable : IDataObject;
