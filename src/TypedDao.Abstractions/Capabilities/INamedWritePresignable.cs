using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>URLs can be made that let others create or replace files in it by name; see <see cref="PresignOperations"/>.</summary>
[Capability(typeof(IPresignsUrls), Access = AccessLevel.Modify)]
public interface INamedWritePresignable : IDataObject;
