namespace TypedDao.Parquet.Tests.Encodings;

/// <summary>Bits, written and read one by one as the specification draws them: what code under test is compared with.</summary>
internal sealed class BitList
{
    private readonly List<byte> _bytes = [];
    private int _bits;

    /// <summary>The bytes; the last one is filled with zeros.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Packs values, the least significant bit of a byte first.</summary>
    public static byte[] Pack(IEnumerable<ulong> values, int width)
    {
        var bits = new BitList();
        foreach (ulong value in values)
        {
            for (int i = 0; i < width; i++)
            {
                bits.Add((value >> i) & 1, most: false);
            }
        }

        return bits.ToArray();
    }

    /// <summary>Packs values, the most significant bit of a byte first.</summary>
    public static byte[] PackMostFirst(IEnumerable<ulong> values, int width)
    {
        var bits = new BitList();
        foreach (ulong value in values)
        {
            for (int i = width - 1; i >= 0; i--)
            {
                bits.Add((value >> i) & 1, most: true);
            }
        }

        return bits.ToArray();
    }

    /// <summary>Reads a value that is packed with the least significant bit of a byte first.</summary>
    public static ulong Get(ReadOnlySpan<byte> bytes, long bit, int width)
    {
        ulong value = 0;
        for (int i = 0; i < width; i++, bit++)
        {
            value |= ((ulong)bytes[(int)(bit / 8)] >> (int)(bit % 8) & 1) << i;
        }

        return value;
    }

    private void Add(ulong bit, bool most)
    {
        if (_bits % 8 == 0)
        {
            _bytes.Add(0);
        }

        int at = _bits++ % 8;
        _bytes[^1] |= (byte)(bit << (most ? 7 - at : at));
    }
}
