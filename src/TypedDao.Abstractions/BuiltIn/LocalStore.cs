using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.BuiltIn;

/// <summary>A folder.</summary>
[StoreType("local", Offers = [typeof(IObjectStorage)], Package = "TypedDao")]
[Description("A folder.")]
public sealed class LocalStore
{
    /// <summary>Folder that holds the store; a relative one starts at the current folder of the program, unless the context is given another.</summary>
    [Description("Folder that holds the store; a relative one starts at the current folder of the program, unless the context is given another.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlDefault(".data/STORE")]
    public string? Root { get; init; }
}
