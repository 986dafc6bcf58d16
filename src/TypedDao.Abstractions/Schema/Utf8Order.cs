namespace TypedDao.Schema;

/// <summary>
/// Orders text by its UTF-8 bytes, which is the order of code points and that of keys and text columns everywhere. The order of
/// UTF-16 differs: a surrogate pair (U+10000 and above) would sort before U+E000 to U+FFFF.
/// </summary>
public sealed class Utf8Order : IComparer<string>
{
    private Utf8Order()
    {
    }

    /// <summary>The one instance.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <summary>Compares two texts.</summary>
    /// <param name="x">One text.</param>
    /// <param name="y">The other.</param>
    /// <returns>Below, at or above 0, as the first comes before, is, or comes after the second.</returns>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length.CompareTo(y.Length)
            : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    /// <inheritdoc/>
    int IComparer<string>.Compare(string? x, string? y) => x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1) : Compare(x, y);

    // Surrogates move above the rest of the plane that they leave.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
