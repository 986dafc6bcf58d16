namespace TypedDao;

/// <summary>
/// Says of a member of a row type of yours what its C# type leaves open. On the member of an enum it gives the text that stands
/// for it. Without it a column is named like its member, in snake_case.
/// </summary>
/// <param name="name">The name in storage; null: the member's in snake_case.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class RowColumnAttribute(string? name = null) : Attribute
{
    /// <summary>The name in storage; null: the member's in snake_case.</summary>
    public string? Name { get; } = name;

    /// <summary>The digits of a <see cref="decimal"/>, 1 to 28; of a decimal that is text, to 38. Also of those in lists and maps.</summary>
    public int Precision { get; init; }

    /// <summary>The digits of a decimal after the point, 0 to <see cref="Precision"/>.</summary>
    public int Scale { get; init; }

    /// <summary>The text form of dates, times and timestamps, such as <c>yyyy/MM/dd HH:mm</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Whether a text that no member of the enum has reads as null instead of being a bad value.</summary>
    public bool UnknownIsNull { get; init; }

    /// <summary>The member is no column.</summary>
    public bool Ignore { get; init; }
}
