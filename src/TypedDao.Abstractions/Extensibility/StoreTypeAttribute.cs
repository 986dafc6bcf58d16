namespace TypedDao.Extensibility;

/// <summary>
/// Declares a store type: the class's constructor parameters (required) and <c>init</c> properties (optional) are the
/// YAML keys of a store with <c>type: name</c>. Names map between snake_case and PascalCase, see <see cref="YamlKeyAttribute"/>.
/// </summary>
/// <param name="name">The value of <c>type:</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoreTypeAttribute(string name) : Attribute
{
    /// <summary>The value of <c>type:</c>.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// What an opened store of this type can give to an interface, such as <see cref="Storage.IObjectStorage"/>.
    /// Compared in the build with <see cref="InterfaceTypeAttribute.Needs"/>.
    /// </summary>
    public Type[] Offers { get; init; } = [];

    /// <summary>The package that implements the type, named when no referenced assembly does.</summary>
    public string? Package { get; init; }
}
