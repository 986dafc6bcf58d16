using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>
/// Encodes the values of a chunk into pages. Values that repeat become places in a dictionary; of the other encodings that one is taken
/// which makes the smallest bytes of a sample. Used by one thread at a time.
/// </summary>
/// <param name="options">How pages are made.</param>
internal sealed class ChunkEncoder(WriteOptions options) : IDisposable
{
    // Dictionaries are kept small enough for the caches of readers.
    private const int MaxDictionaryBytes = 1 << 20;
    private const int MaxDictionaryEntries = 1 << 16;

    // Values that tell whether a dictionary is worth trying, and which encoding is the smallest.
    private const int SampleLength = 4096;

    private readonly PageCompressor _compressor = new(options.Codec, options.Level);
    private readonly PooledBuffer _sample = new();
    private readonly PooledBuffer _compressed = new();

    /// <summary>Encodes values of one size.</summary>
    /// <typeparam name="T">The physical type.</typeparam>
    /// <param name="leaf">The values.</param>
    public EncodedChunk Encode<T>(FixedBuffer<T> leaf)
        where T : unmanaged, IEquatable<T>, IComparable<T>
    {
        int most = Math.Min(MaxDictionaryEntries, leaf.ValueCount / 2);
        if (typeof(T) == typeof(byte) || most == 0)
        {
            return Write(leaf, Smallest(leaf), null, 0);
        }

        int[] places = ArrayPool<int>.Shared.Rent(leaf.ValueCount);
        T[] entries = ArrayPool<T>.Shared.Rent(most);
        try
        {
            int sample = Math.Min(SampleLength, leaf.ValueCount);
            int count = FixedDictionary.Build(leaf.Values[..sample], places, entries, Math.Min(most, sample * 3 / 4)) < 0
                ? -1
                : FixedDictionary.Build(leaf.Values, places, entries, most);
            if (count < 0 || !IsSmaller(count, (long)count * Unsafe.SizeOf<T>(), leaf.ValueCount, leaf.ByteCount))
            {
                return Write(leaf, Smallest(leaf), null, 0);
            }

            var values = new PlacePageValues(new FixedPageValues<T>(leaf, Encoding.Plain), places.AsMemory(0, leaf.ValueCount), count);
            _sample.Clear();
            PlainEncoder.Encode<T>(entries.AsSpan(0, count), _sample);
            return Write(leaf, values, _sample, count);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(places);
            ArrayPool<T>.Shared.Return(entries);
        }
    }

    /// <summary>Encodes bytes.</summary>
    /// <param name="leaf">The values.</param>
    public EncodedChunk Encode(BinaryBuffer leaf)
    {
        int most = Math.Min(MaxDictionaryEntries, leaf.ValueCount / 2);
        if (most == 0)
        {
            return Write(leaf, Smallest(leaf), null, 0);
        }

        int[] places = ArrayPool<int>.Shared.Rent(leaf.ValueCount);
        ByteSlice[] entries = ArrayPool<ByteSlice>.Shared.Rent(most);
        try
        {
            int sample = Math.Min(SampleLength, leaf.ValueCount);
            int count = BinaryValueDictionary.Build(leaf.Bytes, leaf.Values[..sample], places, entries, Math.Min(most, sample * 3 / 4), MaxDictionaryBytes) < 0
                ? -1
                : BinaryValueDictionary.Build(leaf.Bytes, leaf.Values, places, entries, most, MaxDictionaryBytes);
            if (count < 0)
            {
                return Write(leaf, Smallest(leaf), null, 0);
            }

            var values = new PlacePageValues(new BinaryPageValues(leaf, Encoding.Plain), places.AsMemory(0, leaf.ValueCount), count);
            _sample.Clear();
            if (leaf.Length is not null)
            {
                PlainEncoder.EncodeBare(leaf.Bytes, entries.AsSpan(0, count), _sample);
            }
            else
            {
                PlainEncoder.EncodeBinary(leaf.Bytes, entries.AsSpan(0, count), _sample);
            }

            return IsSmaller(count, _sample.Length, leaf.ValueCount, leaf.ByteCount) ? Write(leaf, values, _sample, count) : Write(leaf, Smallest(leaf), null, 0);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(places);
            ArrayPool<ByteSlice>.Shared.Return(entries);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressor.Dispose();
        _sample.Dispose();
        _compressed.Dispose();
    }

    // With a dictionary that is half of the values or more, compression does better without.
    private static bool IsSmaller(int entries, long dictionaryBytes, int values, long plainBytes)
        => dictionaryBytes <= MaxDictionaryBytes
            && dictionaryBytes + ((long)values * (32 - int.LeadingZeroCount(Math.Max(0, entries - 1))) / 8) < plainBytes * 3 / 4;

    private PageValues Smallest<T>(FixedBuffer<T> leaf)
        where T : unmanaged, IEquatable<T>, IComparable<T>
        => leaf.Element.Type switch
        {
            PhysicalType.Boolean => Smallest(leaf.ValueCount, new FixedPageValues<T>(leaf, Encoding.Plain), new FixedPageValues<T>(leaf, Encoding.Rle)),
            PhysicalType.Int32 or PhysicalType.Int64 => Smallest(leaf.ValueCount, new FixedPageValues<T>(leaf, Encoding.Plain), new FixedPageValues<T>(leaf, Encoding.DeltaBinaryPacked)),
            _ => Smallest(leaf.ValueCount, new FixedPageValues<T>(leaf, Encoding.Plain), new FixedPageValues<T>(leaf, Encoding.ByteStreamSplit)),
        };

    // Of bytes of one length and of numbers DuckDB reads no other encoding.
    private PageValues Smallest(BinaryBuffer leaf)
        => leaf.Length is not null || leaf.Order == BinaryOrder.Number
            ? new BinaryPageValues(leaf, Encoding.Plain)
            : Smallest(
                leaf.ValueCount,
                new BinaryPageValues(leaf, Encoding.Plain),
                new BinaryPageValues(leaf, Encoding.DeltaLengthByteArray),
                new BinaryPageValues(leaf, Encoding.DeltaByteArray));

    /// <summary>The encoding of the smallest sample; the first unless another saves something worth its decoding.</summary>
    private PageValues Smallest(int count, params ReadOnlySpan<PageValues> choices)
    {
        int sample = Math.Min(SampleLength, count);
        if (sample == 0)
        {
            return choices[0];
        }

        PageValues best = choices[0];
        long bestSize = long.MaxValue;
        foreach (PageValues choice in choices)
        {
            _sample.Clear();
            choice.Encode((count - sample) / 2, sample, _sample);
            long size = Compressed(_sample.WrittenSpan).Length;
            if (bestSize == long.MaxValue || size < bestSize * 19 / 20)
            {
                (best, bestSize) = (choice, size);
            }
        }

        return best;
    }

    private EncodedChunk Write(LeafBuffer leaf, PageValues values, PooledBuffer? dictionary, int entries)
    {
        var chunk = new EncodedChunk(leaf, options.Codec);
        using var writer = new PageWriter(chunk, leaf, values, options, Compressed);
        if (dictionary is not null)
        {
            writer.WriteDictionary(dictionary.WrittenSpan, entries);
        }

        writer.WriteData();
        chunk.Filter = leaf.HasBloomFilter ? LeafFilter.Of(leaf, dictionary, entries) : null;
        chunk.Compare = values.Compare;
        chunk.Bounds = Bounds.Of(chunk.Pages, values.Compare);
        return chunk;
    }

    /// <summary>Compresses bytes; valid until the next call.</summary>
    private ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> bytes)
    {
        if (options.Codec == CompressionCodec.Uncompressed)
        {
            return bytes;
        }

        _compressed.Clear();
        Span<byte> room = _compressed.GetSpan(_compressor.MaxCompressedLength(bytes.Length));
        return room[.._compressor.Compress(bytes, room)];
    }
}
