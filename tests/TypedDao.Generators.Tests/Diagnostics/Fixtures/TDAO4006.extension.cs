using System.Collections.Generic;
using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

[assembly: TypedDaoExtension]

namespace Extension;

public interface IPlain;

[ObjectType("BoxObject", DefaultInterface = typeof(S3FileInterface), Capabilities = [typeof(IPlain), typeof(IExisting)])]
public sealed class BoxObject;
