using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>A folder.</summary>
[StoreType("local", Offers = [typeof(IObjectStorage)], Package = "TypedDao")]
[Description("A folder.")]
public sealed class LocalStore
{
    /// <summary>The folder; relative paths start at the context's base directory. A folder of its own, .data/STORE, where absent.</summary>
    [Description("The folder; relative paths start at the context's base directory. A folder of its own, .data/STORE, where absent.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlDefault(".data/STORE")]
    public string? Root { get; init; }
}
