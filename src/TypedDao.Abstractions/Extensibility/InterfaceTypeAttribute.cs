namespace TypedDao.Extensibility;

/// <summary>
/// Declares an interface type: how objects are read and written. Constructor parameters and <c>init</c> properties of the
/// class are its YAML keys below <c>interfaces:</c> of a store.
/// </summary>
/// <param name="name">The value of <c>type:</c> or <c>interface:</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InterfaceTypeAttribute(string name) : Attribute
{
    /// <summary>The value of <c>type:</c> or <c>interface:</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The object types that it can serve.</summary>
    public Type[] Serves { get; init; } = [];

    /// <summary>
    /// What it needs from an opened store, such as <see cref="Storage.IObjectStorage"/>; all of them.
    /// Empty: it brings its own connection and works beside any store.
    /// </summary>
    public Type[] Needs { get; init; } = [];

    /// <summary>The package that implements the type, named when no referenced assembly does.</summary>
    public string? Package { get; init; }
}
