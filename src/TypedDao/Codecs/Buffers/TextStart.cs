namespace TypedDao.Codecs.Buffers;

/// <summary>What may stand before the text of a file.</summary>
internal static class TextStart
{
    /// <summary>The most bytes that are looked at.</summary>
    public const int Length = 3;

    /// <summary>The length of the byte order mark.</summary>
    /// <param name="head">The first bytes of the file; fewer than <see cref="Length"/> only where it has no more.</param>
    /// <param name="address">The file, for the message.</param>
    /// <exception cref="TypedDaoException">The file is UTF-16.</exception>
    public static int MarkLength(ReadOnlySpan<byte> head, string address)
    {
        if (head.StartsWith("\uFEFF"u8))
        {
            return 3;
        }

        return !head.StartsWith<byte>([0xFF, 0xFE]) && !head.StartsWith<byte>([0xFE, 0xFF])
            ? 0
            : throw new TypedDaoException(ErrorKind.InvalidData, "The file is UTF-16, not UTF-8.")
            {
                Address = address,
                Cure = "Convert it, for example with: iconv -f UTF-16 -t UTF-8.",
            };
    }
}
