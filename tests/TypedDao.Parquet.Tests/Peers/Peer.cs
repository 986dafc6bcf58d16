namespace TypedDao.Parquet.Tests.Peers;

/// <summary>A reader of Parquet that others wrote, and what it cannot read exactly.</summary>
/// <param name="Name">The script of <c>tests/peers</c>.</param>
internal sealed record Peer(string Name)
{
    /// <summary>All that are compared with.</summary>
    public static IReadOnlyList<Peer> All { get; } =
    [
        // Its client for Node.js drops a byte order mark at the beginning of a text.
        new("duckdb") { HasByteOrderMarks = false },
        new("parquet-wasm"),

        // Its decimals are doubles.
        new("hyparquet") { DecimalDigits = 15 },

        // It has no type for text, no arrays and maps that are null, and times from 1900 to 2299 alone.
        new("chdb") { HasTexts = false, HasNullGroups = false, FirstYear = 1900, LastYear = 2299 },
    ];

    /// <summary>Whether texts are told as such, and not as their bytes.</summary>
    public bool HasTexts { get; init; } = true;

    /// <summary>Whether a text may begin with a byte order mark.</summary>
    public bool HasByteOrderMarks { get; init; } = true;

    /// <summary>Whether lists, maps and structs can be null.</summary>
    public bool HasNullGroups { get; init; } = true;

    /// <summary>The digits of decimals.</summary>
    public int DecimalDigits { get; init; } = 38;

    /// <summary>The first year of dates and timestamps.</summary>
    public int FirstYear { get; init; } = 1;

    /// <summary>The last year of dates and timestamps.</summary>
    public int LastYear { get; init; } = 9999;

    /// <summary>The peer of a name.</summary>
    /// <param name="name">The name.</param>
    public static Peer Of(string name) => All.Single(peer => peer.Name == name);
}
