using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes Hudi tables over any object storage.</summary>
[InterfaceType("S3HudiInterface", Serves = [typeof(S3HudiObject)], Needs = [typeof(IObjectStorage)], Package = "TypedDao.Hudi")]
[Description("Reads and writes Hudi tables over any object storage.")]
public sealed class S3HudiInterface;
