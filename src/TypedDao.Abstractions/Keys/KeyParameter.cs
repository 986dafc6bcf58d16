namespace TypedDao.Keys;

/// <summary>A parameter of a key: a placeholder of a family's template, or a partition column.</summary>
/// <param name="Name">The name, as in the YAML.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Format">The custom form of dates and times in the key; null for the canonical form.</param>
public sealed record KeyParameter(string Name, KeyKind Kind, string? Format = null);
