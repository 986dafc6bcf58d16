namespace TypedDao.Generators.Schema;

/// <summary>One YAML key of an attributed type: a constructor parameter or an <c>init</c> property.</summary>
/// <param name="Name">The YAML name.</param>
/// <param name="Member">The C# name: of the parameter, or of the property.</param>
internal sealed record KeyInfo(string Name, string Member, KeyType Type)
{
    /// <summary>Whether <see cref="Member"/> is a constructor parameter.</summary>
    public bool IsParameter { get; init; }

    public bool IsRequired { get; init; }

    public YamlRole Role { get; init; }

    public string? Description { get; init; }

    /// <summary>The default as it would be written in YAML, where it is known.</summary>
    public string? Default { get; init; }

    public EquatableArray<KeyGroup> Groups { get; init; }

    /// <summary>The description in parentheses, where it says more than the name.</summary>
    public string Explanation =>
        Description?.TrimEnd('.') is { } text && !text.Equals(Name.Replace('_', ' '), StringComparison.OrdinalIgnoreCase) ? $" ({text})" : string.Empty;
}

/// <summary>Keys of one group exclude each other, or must be given together.</summary>
internal sealed record KeyGroup(string Name, bool Together, bool IsRequired);
