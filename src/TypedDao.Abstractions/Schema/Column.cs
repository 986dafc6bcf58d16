namespace TypedDao.Schema;

/// <summary>A named column of a row or struct.</summary>
/// <param name="Name">The name in storage, as in the YAML.</param>
/// <param name="Type">The type, with nullability.</param>
/// <param name="Description">The description of the YAML.</param>
public sealed record Column(string Name, ColumnType Type, string? Description = null);
