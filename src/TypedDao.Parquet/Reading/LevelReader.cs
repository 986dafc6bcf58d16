using System.Buffers.Binary;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>The repetition or definition levels of the page at hand: pages "Encodings" and "Data Pages" of the format.</summary>
/// <param name="most">The highest level that there can be.</param>
internal sealed class LevelReader(int most)
{
    private readonly int _bitWidth = 32 - int.LeadingZeroCount(most);
    private readonly RleBitPackedDecoder _runs = new();
    private readonly BitPackedLevelsDecoder _packed = new();
    private bool _isPacked;

    /// <summary>Whether there are levels at all.</summary>
    public bool IsPresent => most > 0;

    /// <summary>Takes the levels of a page of the first version, which stand before its values.</summary>
    /// <param name="page">The page from the levels on.</param>
    /// <param name="encoding">How they are written.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>The page from behind the levels on.</returns>
    public ReadOnlyMemory<byte> Reset(ReadOnlyMemory<byte> page, Encoding encoding, int count)
    {
        if (!IsPresent)
        {
            return page;
        }

        if (encoding == Encoding.BitPacked)
        {
            long packed = BitPackedLevelsDecoder.ByteLength(count, _bitWidth);
            Require(packed, page.Length);
            _packed.Reset(page[..(int)packed], _bitWidth);
            _isPacked = true;
            return page[(int)packed..];
        }

        if (encoding != Encoding.Rle)
        {
            throw new ParquetFormatException($"the levels are written in the encoding {encoding}");
        }

        Require(sizeof(int), page.Length);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(page.Span);
        Require(length, page.Length - sizeof(int));
        Reset(page.Slice(sizeof(int), (int)length));
        return page[(sizeof(int) + (int)length)..];
    }

    /// <summary>Takes the levels of a page of the second version.</summary>
    /// <param name="levels">The levels.</param>
    public void Reset(ReadOnlyMemory<byte> levels)
    {
        _isPacked = false;
        if (IsPresent)
        {
            _runs.Reset(levels, _bitWidth);
        }
    }

    /// <summary>Reads levels.</summary>
    /// <param name="levels">Takes them; filled.</param>
    public void Read(Span<byte> levels)
    {
        if (!IsPresent)
        {
            levels.Clear();
            return;
        }

        if (_isPacked)
        {
            _packed.ReadLevels(levels);
        }
        else
        {
            _runs.ReadLevels(levels);
        }

        if (levels.ContainsAnyExceptInRange((byte)0, (byte)most))
        {
            throw new ParquetFormatException($"a level is above {most}, the highest that the schema allows");
        }
    }

    private static void Require(long length, int found)
    {
        if (length > found)
        {
            throw new ParquetFormatException($"the levels have {length} bytes where {found} are left of the page");
        }
    }
}
