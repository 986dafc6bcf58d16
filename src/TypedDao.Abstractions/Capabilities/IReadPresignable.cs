using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>URLs can be made that let others read it; see <see cref="PresignOperations"/>.</summary>
[Capability(typeof(IPresignsUrls), Access = AccessLevel.Read)]
public interface IReadPresignable : IDataObject;
