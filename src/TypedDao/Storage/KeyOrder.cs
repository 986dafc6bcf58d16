namespace TypedDao.Storage;

/// <summary>
/// Orders keys by their UTF-8 bytes, which is the order of code points. The order of UTF-16 differs: a surrogate pair (U+10000
/// and above) would sort before U+E000 to U+FFFF.
/// </summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    private KeyOrder()
    {
    }

    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return Rank(x[common]).CompareTo(Rank(y[common]));
    }

    // Surrogates move above the rest of the plane that they leave.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
