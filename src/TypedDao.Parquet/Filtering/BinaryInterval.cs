namespace TypedDao.Parquet.Filtering;

/// <summary>Bytes from one value to another, in the order of unsigned bytes.</summary>
/// <param name="Low">The least.</param>
/// <param name="IncludesLow">Whether the least is included.</param>
/// <param name="High">The greatest; null: there is none.</param>
/// <param name="IncludesHigh">Whether the greatest is included.</param>
internal sealed record BinaryInterval(byte[] Low, bool IncludesLow, byte[]? High, bool IncludesHigh)
{
    /// <summary>Whether it is one value.</summary>
    public bool IsSingle => IncludesLow && IncludesHigh && High.AsSpan().SequenceEqual(Low);

    /// <summary>One value.</summary>
    /// <param name="value">The value.</param>
    public static BinaryInterval Single(byte[] value) => new(value, true, value, true);

    /// <summary>All values that begin with some bytes.</summary>
    /// <param name="prefix">The bytes.</param>
    public static BinaryInterval Prefix(byte[] prefix)
    {
        int length = prefix.AsSpan().LastIndexOfAnyExcept(byte.MaxValue) + 1;
        byte[] next = prefix[..length];
        if (length > 0)
        {
            next[^1]++;
        }

        return new BinaryInterval(prefix, true, length > 0 ? next : null, false);
    }

    /// <summary>Whether a value lies in it.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(ReadOnlySpan<byte> value) => !IsAbove(value) && !IsBelow(value);

    /// <summary>Whether all of it is above a value.</summary>
    /// <param name="value">The value.</param>
    public bool IsAbove(ReadOnlySpan<byte> value) => value.SequenceCompareTo(Low) is var order && (order < 0 || (order == 0 && !IncludesLow));

    /// <summary>Whether all of it is below a value.</summary>
    /// <param name="value">The value.</param>
    public bool IsBelow(ReadOnlySpan<byte> value)
        => High is { } high && value.SequenceCompareTo(high) is var order && (order > 0 || (order == 0 && !IncludesHigh));
}
