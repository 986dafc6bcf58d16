namespace TypedDao.Extensibility;

/// <summary>
/// Declares a file format: the value of <c>format:</c>, alone or as <c>{ type: name, … }</c> with the class's constructor
/// parameters and <c>init</c> properties as further keys.
/// </summary>
/// <param name="name">The name of the format.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FormatTypeAttribute(string name) : Attribute
{
    /// <summary>The name of the format.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Suffixes, without a leading dot, that imply this format where an object has no <c>format:</c>. The first one is
    /// given to new files of a directory that has no <c>suffix:</c>.
    /// </summary>
    public string[] Suffixes { get; init; } = [];

    /// <summary>The package that implements the format, named when no referenced assembly does.</summary>
    public string? Package { get; init; }
}
