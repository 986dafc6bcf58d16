namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Reads the values of one page after the other, in batches; what it takes in memory does not depend on how many values a page claims.
/// </summary>
/// <typeparam name="T">The physical type; booleans are bytes of 0 and 1.</typeparam>
internal abstract class ValueDecoder<T>
    where T : unmanaged
{
    /// <summary>Begins with the values of a page.</summary>
    /// <param name="data">The bytes from the first value to the end of the page; they must not change until the page is read.</param>
    /// <exception cref="ParquetFormatException">They do not begin as the encoding says.</exception>
    public abstract void Reset(ReadOnlyMemory<byte> data);

    /// <summary>Reads the next values.</summary>
    /// <param name="values">Where to; as many values are read as it is long.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or they are not encoded as they should be.</exception>
    public abstract void Read(Span<T> values);

    /// <summary>Passes over values.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or they are not encoded as they should be.</exception>
    public abstract void Skip(int count);
}
