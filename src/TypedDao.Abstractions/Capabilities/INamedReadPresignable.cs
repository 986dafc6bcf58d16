using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>URLs can be made that let others read its files by name; see <see cref="PresignOperations"/>.</summary>
[Capability(typeof(IPresignsUrls), Access = AccessLevel.Read)]
public interface INamedReadPresignable : IDataObject;
