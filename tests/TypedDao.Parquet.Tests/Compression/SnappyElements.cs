namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Writes elements of Snappy one by one, and says byte by byte what they stand for.</summary>
internal sealed class SnappyElements
{
    private readonly List<byte> _elements = [];
    private readonly List<byte> _content = [];

    public byte[] Content => [.. _content];

    public byte[] Block
    {
        get
        {
            var block = new List<byte>();
            uint rest = (uint)_content.Count;
            for (; rest >= 128; rest >>= 7)
            {
                block.Add((byte)(rest | 128));
            }

            return [.. block, (byte)rest, .. _elements];
        }
    }

    public int Length => _content.Count;

    /// <summary>A literal whose length takes so many bytes behind the tag.</summary>
    public SnappyElements Literal(ReadOnlySpan<byte> bytes, int lengthBytes = 0)
    {
        int last = bytes.Length - 1;
        _elements.Add((byte)((lengthBytes == 0 ? last : 59 + lengthBytes) << 2));
        for (int i = 0; i < lengthBytes; i++)
        {
            _elements.Add((byte)(last >> (8 * i)));
        }

        _elements.AddRange(bytes);
        _content.AddRange(bytes);
        return this;
    }

    /// <summary>A copy whose distance takes so many bytes behind the tag: 1, 2 or 4.</summary>
    public SnappyElements Copy(int distance, int length, int distanceBytes)
    {
        _elements.Add((byte)(distanceBytes == 1 ? 1 | ((length - 4) << 2) | ((distance >> 8) << 5) : (distanceBytes == 2 ? 2 : 3) | ((length - 1) << 2)));
        for (int i = 0; i < distanceBytes; i++)
        {
            _elements.Add((byte)(distance >> (8 * i)));
        }

        for (int i = 0; i < length; i++)
        {
            _content.Add(_content[^distance]);
        }

        return this;
    }

    public static SnappyElements Random(Random random, int count)
    {
        var elements = new SnappyElements();
        for (int i = 0; i < count; i++)
        {
            if (elements.Length == 0 || random.Next(3) == 0)
            {
                int lengthBytes = random.Next(12) == 0 ? random.Next(1, 5) : 0;
                byte[] literal = new byte[random.Next(1, lengthBytes == 0 ? 61 : lengthBytes == 1 ? 257 : 400)];
                random.NextBytes(literal);
                elements.Literal(literal, lengthBytes);
                continue;
            }

            int near = random.Next(3) == 0 ? 40 : int.MaxValue;
            int distanceBytes = random.Next(10) == 0 ? 4 : random.Next(1, 3);
            int distance = random.Next(1, Math.Min(near, Math.Min(elements.Length, distanceBytes == 1 ? 2047 : 65_535)) + 1);
            elements.Copy(distance, distanceBytes == 1 ? random.Next(4, 12) : random.Next(1, 65), distanceBytes);
        }

        return elements;
    }
}
