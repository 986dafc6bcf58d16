using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads places in a dictionary, each of which is checked to be in it.</summary>
internal sealed class DictionaryPlaces
{
    private const int MaxBitWidth = 32;
    private const int BatchLength = 1024;

    private readonly RleBitPackedDecoder _decoder = new();
    private int[]? _batch;
    private int _count;

    /// <summary>Takes the values of a page.</summary>
    /// <param name="data">The width of a place in bits, and the places.</param>
    /// <param name="count">The entries of the dictionary; negative where there is none.</param>
    public void Reset(ReadOnlyMemory<byte> data, int count)
    {
        _count = count >= 0 ? count : throw new ParquetFormatException("values are places in a dictionary, and there is none");
        if (data.IsEmpty)
        {
            // A page of nulls alone.
            _decoder.Reset(data, 0);
            return;
        }

        int bitWidth = data.Span[0];
        if (bitWidth > MaxBitWidth)
        {
            throw new ParquetFormatException($"places in the dictionary have {bitWidth} bits");
        }

        _decoder.Reset(data[1..], bitWidth);
    }

    /// <summary>Reads places.</summary>
    /// <param name="places">Takes them; filled.</param>
    public void Read(Span<int> places)
    {
        _decoder.Read(places);
        if (places.Length > 0 && (_count == 0 || places.ContainsAnyExceptInRange(0, _count - 1)))
        {
            throw new ParquetFormatException($"a value is a place behind the {_count} entries of the dictionary");
        }
    }

    /// <summary>Passes over places.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count) => _decoder.Skip(count);

    /// <summary>Reads some places, valid until the next call.</summary>
    /// <param name="most">How many at most.</param>
    public ReadOnlySpan<int> Read(int most)
    {
        Span<int> places = (_batch ??= new int[BatchLength]).AsSpan(0, Math.Min(most, BatchLength));
        Read(places);
        return places;
    }
}
