using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes Delta Lake tables over any object storage.</summary>
[InterfaceType("S3DeltaInterface", Serves = [typeof(S3DeltaObject), typeof(PostgresTableObject), typeof(RedshiftTableObject)], Needs = [typeof(IObjectStorage)], Package = "TypedDao.Delta")]
[Description("Reads and writes Delta Lake tables over any object storage.")]
public sealed class S3DeltaInterface;
