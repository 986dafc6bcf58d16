using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads a leaf whose values have one size.</summary>
/// <typeparam name="T">The physical type.</typeparam>
/// <param name="file">The file, for messages.</param>
/// <param name="leaf">The leaf.</param>
internal sealed class FixedLeafReader<T>(FileBytes file, SchemaNode leaf) : LeafReader(file, leaf)
    where T : unmanaged
{
    private FixedVector<T> _vector = new();
    private readonly Dictionary<Encoding, ValueDecoder<T>> _decoders = [];
    private readonly DictionaryPlaces _places = new();
    private ValueDecoder<T>? _decoder;
    private T[] _dictionary = [];
    private int _dictionaryLength = -1;

    /// <inheritdoc/>
    public override ValueVector Vector
    {
        get => _vector;
        set => _vector = (FixedVector<T>)value;
    }

    /// <inheritdoc/>
    public override ValueVector CreateVector() => new FixedVector<T>();

    /// <inheritdoc/>
    protected override void ResetDictionary()
    {
        PooledArrays.Return(ref _dictionary);
        _dictionaryLength = -1;
    }

    /// <inheritdoc/>
    protected override void SetDictionary(ReadOnlyMemory<byte> data, int count)
    {
        // Booleans have eight values a byte, all others at most one.
        if (count > data.Length * 8L)
        {
            throw new ParquetFormatException($"the dictionary has {count} entries in {data.Length} bytes");
        }

        PooledArrays.Resize(ref _dictionary, count, 0);
        ValueDecoder<T> decoder = Decoder(Encoding.Plain);
        decoder.Reset(data);
        decoder.Read(_dictionary.AsSpan(0, count));
        _dictionaryLength = count;
    }

    /// <inheritdoc/>
    protected override void SetValues(ReadOnlyMemory<byte> data, Encoding encoding)
    {
        if (encoding is Encoding.PlainDictionary or Encoding.RleDictionary)
        {
            _decoder = null;
            _places.Reset(data, _dictionaryLength);
        }
        else
        {
            _decoder = Decoder(encoding);
            _decoder.Reset(data);
        }
    }

    /// <inheritdoc/>
    protected override void Append(int count)
    {
        Span<T> values = _vector.Append(count);
        if (_decoder is { } decoder)
        {
            decoder.Read(values);
            return;
        }

        while (values.Length > 0)
        {
            ReadOnlySpan<int> places = _places.Read(values.Length);
            Look(places, values[..places.Length]);
            values = values[places.Length..];
        }
    }

    /// <inheritdoc/>
    protected override void SkipValues(int count)
    {
        if (_decoder is { } decoder)
        {
            decoder.Skip(count);
        }
        else
        {
            _places.Skip(count);
        }
    }

    /// <inheritdoc/>
    protected override void DisposeDecoders()
    {
        foreach (ValueDecoder<T> decoder in _decoders.Values)
        {
            (decoder as IDisposable)?.Dispose();
        }
    }

    // Places are known to be within the dictionary.
    private void Look(ReadOnlySpan<int> places, Span<T> values)
    {
        ref T entries = ref MemoryMarshal.GetArrayDataReference(_dictionary);
        ref int place = ref MemoryMarshal.GetReference(places);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Unsafe.Add(ref entries, Unsafe.Add(ref place, i));
        }
    }

    private ValueDecoder<T> Decoder(Encoding encoding)
    {
        if (!_decoders.TryGetValue(encoding, out ValueDecoder<T>? decoder))
        {
            decoder = (ValueDecoder<T>)Create(encoding);
            _decoders.Add(encoding, decoder);
        }

        return decoder;
    }

    private object Create(Encoding encoding) => (encoding, Leaf.Element.Type) switch
    {
        (Encoding.Plain, PhysicalType.Boolean) => new PlainBooleanDecoder(),
        (Encoding.Rle, PhysicalType.Boolean) => new RleBooleanDecoder(),
        (Encoding.Plain, _) => new PlainDecoder<T>(),
        (Encoding.DeltaBinaryPacked, PhysicalType.Int32) => new DeltaBinaryPackedDecoder<int>(),
        (Encoding.DeltaBinaryPacked, PhysicalType.Int64) => new DeltaBinaryPackedDecoder<long>(),
        (Encoding.ByteStreamSplit, PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.Float or PhysicalType.Double) => new ByteStreamSplitDecoder<T>(),
        _ => throw new ParquetFormatException($"values of type {Leaf.Element.Type} are written in the encoding {encoding}"),
    };
}
