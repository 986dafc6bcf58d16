using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes files and directories over any object storage.</summary>
[InterfaceType("S3FileInterface", Serves = [typeof(S3FileObject), typeof(S3DirectoryObject)], Needs = [typeof(IObjectStorage)], Package = "TypedDao")]
[Description("Reads and writes files and directories over any object storage.")]
public sealed class S3FileInterface;
