namespace TypedDao.Schema;

/// <summary>A named column of a row or struct.</summary>
/// <param name="Name">The name in storage, as in the YAML.</param>
/// <param name="Type">The type, with nullability.</param>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>The description of the YAML.</summary>
    public string? Description { get; init; }
}
