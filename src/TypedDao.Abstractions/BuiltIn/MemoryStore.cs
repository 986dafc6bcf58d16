using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>The memory of the process: for tests.</summary>
[StoreType("memory", Offers = [typeof(IObjectStorage)], Package = "TypedDao")]
[Description("The memory of the process: for tests.")]
public sealed class MemoryStore;
