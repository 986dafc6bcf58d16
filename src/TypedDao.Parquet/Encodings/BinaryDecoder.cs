namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Reads the values of one page after the other, in batches, where a value is a sequence of bytes; what it takes in memory does not
/// depend on how many values a page claims. Buffers are given back when it is disposed.
/// </summary>
internal abstract class BinaryDecoder : IDisposable
{
    /// <summary>What the slices of the last batch are slices of; valid until the next one is read, or the next page begins.</summary>
    public abstract ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Begins with the values of a page.</summary>
    /// <param name="data">The bytes from the first value to the end of the page; they must not change until the page is read.</param>
    /// <exception cref="ParquetFormatException">They do not begin as the encoding says.</exception>
    public abstract void Reset(ReadOnlyMemory<byte> data);

    /// <summary>Reads the next values.</summary>
    /// <param name="slices">Where in <see cref="Bytes"/> they are; as many values are read as it is long.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or they are not encoded as they should be.</exception>
    public abstract void Read(Span<ByteSlice> slices);

    /// <summary>Passes over values.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or they are not encoded as they should be.</exception>
    public abstract void Skip(int count);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
