namespace TypedDao.Parquet.Encodings;

/// <summary>What is wrong with encoded values, named for the situation.</summary>
internal static class EncodingErrors
{
    /// <summary>More values are asked for than there are.</summary>
    /// <param name="found">How many values the page has.</param>
    /// <param name="wanted">How many were asked for since its begin.</param>
    public static ParquetFormatException ValuesEnd(long found, long wanted) => new($"the page ends after {found} of {wanted} values");

    /// <summary>The bytes end within something whose length is known.</summary>
    /// <param name="within">What it is, such as <c>a run</c>.</param>
    public static ParquetFormatException EndsWithin(string within) => new($"the page ends within {within}");

    /// <summary>More bytes are claimed than there are.</summary>
    /// <param name="what">What claims them, such as <c>a value</c>.</param>
    /// <param name="claimed">The bytes that it claims.</param>
    /// <param name="room">The bytes that there are.</param>
    public static ParquetFormatException Beyond(string what, ulong claimed, int room)
        => new($"{what} of {claimed} bytes where the page has {room}");

    /// <summary>Bits per value are more than possible.</summary>
    /// <param name="width">The bits.</param>
    /// <param name="most">The most bits that are possible.</param>
    public static ParquetFormatException Width(int width, int most) => new($"values have {width} bits where at most {most} are possible");

    /// <summary>A value of a fixed length has another length.</summary>
    /// <param name="length">The length in bytes.</param>
    /// <param name="expected">The length that the schema says.</param>
    public static ParquetFormatException Length(int length, int expected) => new($"a value has {length} bytes instead of {expected}");

    /// <summary>The schema says a fixed length that no value can have.</summary>
    /// <param name="length">The length in bytes.</param>
    public static ParquetFormatException FixedLength(int length) => new($"values have a fixed length of {length} bytes");

    /// <summary>The streams of a page do not have one length.</summary>
    /// <param name="bytes">The bytes of the page.</param>
    /// <param name="width">How many streams there are.</param>
    public static ParquetFormatException Streams(int bytes, int width) => new($"{bytes} bytes are not {width} streams of one length");
}
