using System.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads a leaf of bytes, of any length or of one.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="leaf">The leaf.</param>
internal sealed class BinaryLeafReader(FileBytes file, SchemaNode leaf) : LeafReader(file, leaf)
{
    private BinaryVector _vector = new();
    private readonly Dictionary<Encoding, BinaryDecoder> _decoders = [];
    private readonly DictionaryPlaces _places = new();
    private BinaryDecoder? _decoder;
    private BinaryDictionary? _dictionary;

    /// <inheritdoc/>
    public override ValueVector Vector
    {
        get => _vector;
        set => _vector = (BinaryVector)value;
    }

    private bool IsFixed => Leaf.Element.Type == PhysicalType.FixedLengthByteArray;

    private int Length => Leaf.Element.TypeLength;

    /// <inheritdoc/>
    public override ValueVector CreateVector() => new BinaryVector();

    /// <inheritdoc/>
    public override void Keep() => _vector.Own();

    /// <inheritdoc/>
    protected override void ResetDictionary()
    {
        _dictionary?.Dispose();
        _dictionary = null;
    }

    /// <inheritdoc/>
    protected override void SetDictionary(ReadOnlyMemory<byte> data, int count)
    {
        if ((long)count * (IsFixed ? Length : sizeof(int)) > data.Length)
        {
            throw new ParquetFormatException($"the dictionary has {count} entries in {data.Length} bytes");
        }

        BinaryDecoder decoder = Decoder(Encoding.Plain);
        decoder.Reset(data);
        ByteSlice[] slices = ArrayPool<ByteSlice>.Shared.Rent(count);
        try
        {
            decoder.Read(slices.AsSpan(0, count));
            _dictionary = new BinaryDictionary(decoder.Bytes.Span, slices.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<ByteSlice>.Shared.Return(slices);
        }
    }

    /// <inheritdoc/>
    protected override void SetValues(ReadOnlyMemory<byte> data, Encoding encoding)
    {
        if (encoding is Encoding.PlainDictionary or Encoding.RleDictionary)
        {
            _decoder = null;
            _places.Reset(data, _dictionary?.Count ?? -1);
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
        if (count == 0)
        {
            return;
        }

        if (_decoder is { } decoder)
        {
            decoder.Read(_vector.Slices(count));
            _vector.TakeSlices(decoder.Bytes, count);
        }
        else if (_vector.TryAppend(_dictionary!, count, out Span<int> entries))
        {
            _places.Read(entries);
        }
        else
        {
            while (count > 0)
            {
                ReadOnlySpan<int> places = _places.Read(count);
                _vector.AppendEntries(_dictionary!, places);
                count -= places.Length;
            }
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
        foreach (BinaryDecoder decoder in _decoders.Values)
        {
            decoder.Dispose();
        }
    }

    private BinaryDecoder Decoder(Encoding encoding)
    {
        if (!_decoders.TryGetValue(encoding, out BinaryDecoder? decoder))
        {
            decoder = Create(encoding);
            _decoders.Add(encoding, decoder);
        }

        return decoder;
    }

    private BinaryDecoder Create(Encoding encoding) => (encoding, IsFixed) switch
    {
        (Encoding.Plain, false) => new PlainBinaryDecoder(),
        (Encoding.Plain, true) => new PlainFixedDecoder(Length),
        (Encoding.DeltaLengthByteArray, false) => new DeltaLengthBinaryDecoder(),
        (Encoding.DeltaByteArray, false) => new DeltaBinaryDecoder(),
        (Encoding.DeltaByteArray, true) => new DeltaBinaryDecoder(Length),
        (Encoding.ByteStreamSplit, true) => new ByteStreamSplitFixedDecoder(Length),
        _ => throw new ParquetFormatException($"values of type {Leaf.Element.Type} are written in the encoding {encoding}"),
    };
}
