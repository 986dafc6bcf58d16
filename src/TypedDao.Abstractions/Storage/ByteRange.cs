namespace TypedDao.Storage;

/// <summary>The part of an object that <see cref="GetOptions"/> ask for, within its length.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
public readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>Cuts a range to what is there.</summary>
    /// <param name="options">The range asked for.</param>
    /// <param name="available">The object's length.</param>
    public static ByteRange Of(GetOptions options, long available)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(available);
        long offset = options.Offset < 0 ? Math.Max(0, available + options.Offset) : Math.Min(options.Offset, available);
        long length = Math.Min(options.Length ?? long.MaxValue, available - offset);
        return new ByteRange(offset, length);
    }
}
