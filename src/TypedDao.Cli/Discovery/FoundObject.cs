using TypedDao.BuiltIn;
using TypedDao.Schema;

namespace TypedDao.Cli.Discovery;

/// <summary>An object as it was found in storage: all that its YAML says.</summary>
/// <param name="Name">The name in YAML.</param>
/// <param name="Type">The object type.</param>
/// <param name="Prefix">The folder part of the key; null at the root of the store.</param>
/// <param name="Identifier">The last segment of the key, without suffix.</param>
internal sealed record FoundObject(string Name, string Type, string? Prefix, string Identifier)
{
    /// <summary>The suffix; null where files have several, or none.</summary>
    public string? Suffix { get; init; }

    /// <summary>The name of the format.</summary>
    public required string Format { get; init; }

    /// <summary>The dialect, of CSV.</summary>
    public CsvFormat? Csv { get; init; }

    /// <summary>The names of partition columns, which are the first columns.</summary>
    public IReadOnlyList<string> Partitions { get; init; } = [];

    /// <summary>The columns; null where there is nothing to tell them from.</summary>
    public RowSchema? Schema { get; init; }
}
