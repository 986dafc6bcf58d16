namespace TypedDao.Extensibility;

/// <summary>
/// Declares an object type: what a named unit of data is. Constructor parameters and <c>init</c> properties of the class
/// are its own YAML keys, beside those that every object has (<see cref="BuiltIn.ObjectKeys"/>).
/// </summary>
/// <param name="name">The value of <c>type:</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ObjectTypeAttribute(string name) : Attribute
{
    /// <summary>The value of <c>type:</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Other names for <c>type:</c> with the same meaning.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>Whether an object is one file, a directory of files, or a table.</summary>
    public ObjectShape Shape { get; init; }

    /// <summary>The interface type that serves the object unless <c>interface:</c> names another.</summary>
    public Type? DefaultInterface { get; init; }

    /// <summary>
    /// The interface type that serves the object when an environment puts its store on one that cannot give what the
    /// default interface needs, such as a warehouse table on a folder.
    /// </summary>
    public Type? EmbeddedInterface { get; init; }

    /// <summary>
    /// The capability types (open generic, such as <c>typeof(IReadable&lt;&gt;)</c>) that make sense for this object type.
    /// An object has those of them that its interface implements and its declaration allows.
    /// </summary>
    public Type[] Capabilities { get; init; } = [];

    /// <summary>
    /// Capability types of one partition, reached by <c>For</c>; those of the object where none are given. A member of a family is an
    /// object and has what an object has.
    /// </summary>
    public Type[] MemberCapabilities { get; init; } = [];

    /// <summary>Capability types of a selection of members or partitions, reached by <c>Between</c> and <c>In</c>.</summary>
    public Type[] SelectionCapabilities { get; init; } = [];
}
