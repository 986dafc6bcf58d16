namespace TypedDao.Codecs.Buffers;

/// <summary>The limit on the length of rows.</summary>
internal static class LongRows
{
    /// <summary>The longest row in bytes; what holds a row grows up to it.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    /// <summary>The error for a row that is longer.</summary>
    /// <param name="line">The line on which it starts.</param>
    /// <param name="address">The file.</param>
    public static TypedDaoException Error(long line, string address)
        => new(ErrorKind.InvalidData, $"The row that starts at line {line} is longer than {MaxLength / (1024 * 1024)} MiB.")
        {
            Address = address,
            Cure = "Look for a quote that is opened there and never closed.",
        };
}
