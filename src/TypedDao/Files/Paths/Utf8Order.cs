namespace TypedDao.Files.Paths;

/// <summary>The order of keys: by their UTF-8 bytes, compared without encoding them.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static Utf8Order Instance { get; } = new();

    private Utf8Order()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    /// <summary>Compares two texts.</summary>
    /// <param name="x">One text.</param>
    /// <param name="y">The other.</param>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length - y.Length
            : Weight(x[common]) - Weight(y[common]);
    }

    /// <summary>In UTF-16 surrogates come before U+E000 to U+FFFF, in UTF-8 after them.</summary>
    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
