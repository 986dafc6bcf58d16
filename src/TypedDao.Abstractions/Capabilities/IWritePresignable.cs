using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>URLs can be made that let others create or replace it; see <see cref="PresignOperations"/>.</summary>
[Capability(typeof(IPresignsUrls), Access = AccessLevel.Modify)]
public interface IWritePresignable : IDataObject;
