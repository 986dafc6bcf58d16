namespace TypedDao.Generators.Model;

/// <summary>A parameter of an object's key: a placeholder of its template, or a partition column.</summary>
internal sealed record ParameterModel
{
    /// <summary>As in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The property of a member or partition: <c>IngestDate</c>; in camel case the argument of <c>For</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>
    /// The type of its values: <c>Bool</c>, an integer, <c>String</c>, <c>Uuid</c>, <c>Date</c>, <c>Timestamp</c> or <c>TimestampNtz</c>.
    /// </summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The custom text form in the key; null for the canonical one.</summary>
    public string? Format { get; init; }

    /// <summary>Of a column with allowed values: the enum.</summary>
    public EnumModel? Enum { get; init; }

    /// <summary>Of <see cref="Enum"/>: its type.</summary>
    public string? EnumType { get; init; }

    /// <summary>Of a partition column: whether a partition may have no value.</summary>
    public bool IsNullable { get; init; }

    public string? Description { get; init; }
}
