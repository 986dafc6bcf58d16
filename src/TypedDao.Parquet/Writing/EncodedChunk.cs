using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>The pages of one chunk, ready to be written, and what the footer says of them.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="codec">How pages are compressed.</param>
internal sealed class EncodedChunk(LeafBuffer leaf, CompressionCodec codec) : IDisposable
{
    /// <summary>The leaf.</summary>
    public SchemaElement Element { get; } = leaf.Element;

    /// <summary>Where the leaf is.</summary>
    public LeafPlace Place { get; } = leaf.Place;

    /// <summary>How pages are compressed.</summary>
    public CompressionCodec Codec => codec;

    /// <summary>The pages with their headers; given back when they are written.</summary>
    public PooledBuffer Bytes { get; } = new();

    /// <summary>The data pages, in their order.</summary>
    public List<EncodedPage> Pages { get; } = [];

    /// <summary>The encodings of values and levels that occur.</summary>
    public SortedSet<Encoding> Encodings { get; } = [];

    /// <summary>Whether the pages begin with a dictionary.</summary>
    public bool HasDictionary { get; set; }

    /// <summary>The bytes of the pages before compression, with their headers.</summary>
    public long UncompressedSize { get; set; }

    /// <summary>The bytes of the pages as they are written, with their headers.</summary>
    public long CompressedSize { get; set; }

    /// <summary>How many values, nulls and empty lists there are.</summary>
    public long EntryCount { get; } = leaf.EntryCount;

    /// <summary>The order of bounds.</summary>
    public Comparison<byte[]>? Compare { get; set; }

    /// <summary>Bounds of all values.</summary>
    public ValueBounds Bounds { get; set; }

    /// <summary>Where the chunk begins in the file, as soon as it is written.</summary>
    public long Offset { get; set; }

    /// <summary>Where the index of page bounds is, and its bytes.</summary>
    public (long Offset, int Length)? ColumnIndex { get; set; }

    /// <summary>Where the index of page offsets is, and its bytes.</summary>
    public (long Offset, int Length)? OffsetIndex { get; set; }

    /// <summary>Tells values that are not there; given up when it is written.</summary>
    public SplitBlockFilter? Filter { get; set; }

    /// <summary>Where the Bloom filter is, and its bytes with the header.</summary>
    public (long Offset, int Length)? BloomFilter { get; set; }

    /// <summary>How many nulls and empty lists there are.</summary>
    public long NullCount => Pages.Sum(page => page.NullCount);

    /// <inheritdoc/>
    public void Dispose() => Bytes.Dispose();
}

/// <summary>A data page of a chunk.</summary>
/// <param name="Offset">Where its header begins, from the beginning of the chunk.</param>
/// <param name="Size">Its bytes with the header.</param>
/// <param name="FirstRow">Its first row, from the beginning of the row group.</param>
/// <param name="NullCount">How many nulls and empty lists it has.</param>
/// <param name="IsNull">Whether it has nothing else.</param>
/// <param name="Bounds">Bounds of its values.</param>
internal sealed record EncodedPage(int Offset, int Size, int FirstRow, int NullCount, bool IsNull, ValueBounds Bounds);

/// <summary>What values lie between, plain-encoded without a length; both null where it is not known.</summary>
/// <param name="Min">The lower bound.</param>
/// <param name="Max">The upper bound.</param>
/// <param name="IsMinExact">Whether a value is the lower bound.</param>
/// <param name="IsMaxExact">Whether a value is the upper bound.</param>
internal readonly record struct ValueBounds(byte[]? Min, byte[]? Max, bool IsMinExact = true, bool IsMaxExact = true);
