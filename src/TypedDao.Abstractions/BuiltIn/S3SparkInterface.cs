using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes files and tables of an object store through a Spark cluster.</summary>
[InterfaceType("S3SparkInterface", Serves = [typeof(S3FileObject), typeof(S3DirectoryObject), typeof(S3DeltaObject), typeof(S3HudiObject), typeof(S3IcebergObject)], Package = "TypedDao.Spark")]
[Description("Reads and writes files and tables of an object store through a Spark cluster.")]
public sealed class S3SparkInterface
{
    /// <summary>Address of the cluster, such as sc://localhost:15002.</summary>
    [Description("Address of the cluster, such as sc://localhost:15002.")]
    public string? Remote { get; init; }
}
