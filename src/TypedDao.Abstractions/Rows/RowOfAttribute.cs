namespace TypedDao;

/// <summary>
/// Makes a partial class, struct or record a projection of an object's rows: its members are some of the columns, by the same
/// names and types. <c>Select</c> of the object then reads these columns alone.
/// </summary>
/// <param name="name">The object as <c>store.object</c>, of a catalog of this project or of a referenced one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RowOfAttribute(string name) : Attribute
{
    /// <summary>The object as <c>store.object</c>.</summary>
    public string Name { get; } = name;
}
