using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes Iceberg tables over any object storage.</summary>
[InterfaceType("S3IcebergInterface", Serves = [typeof(S3IcebergObject)], Needs = [typeof(IObjectStorage)], Package = "TypedDao.Iceberg")]
[Description("Reads and writes Iceberg tables over any object storage.")]
public sealed class S3IcebergInterface;
