namespace TypedDao.Filters;

/// <summary>A column, or a column within a struct, by the names of the YAML.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Parent">The struct that holds it; null for a column of the row.</param>
public sealed record ColumnPath(string Name, ColumnPath? Parent = null)
{
    /// <summary>The column of the row that it is or lies in.</summary>
    public string Root => Parent is null ? Name : Parent.Root;

    /// <summary>The names joined by points, such as <c>device.os</c>.</summary>
    public override string ToString() => Parent is null ? Name : $"{Parent}.{Name}";
}
