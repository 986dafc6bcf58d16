using System.ComponentModel;

namespace TypedDao.Extensibility;

/// <summary>
/// What the build of another project needs to know of an object's rows so that it can check projections of them. Written by the
/// generator; its text is no one else's business.
/// </summary>
/// <param name="name">The object as <c>store.object</c>.</param>
/// <param name="rowType">The row type, as C#.</param>
/// <param name="shapeType">Its shape, as C#.</param>
/// <param name="fields">The columns; null where another object of the same row type gives them.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledRowsAttribute(string name, string rowType, string shapeType, string? fields = null) : Attribute
{
    /// <summary>The object as <c>store.object</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The row type, as C#.</summary>
    public string RowType { get; } = rowType;

    /// <summary>Its shape, as C#.</summary>
    public string ShapeType { get; } = shapeType;

    /// <summary>The columns; null where another object of the same row type gives them.</summary>
    public string? Fields { get; } = fields;
}
