namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Writes sequences of LZ4 one by one, and says byte by byte what they stand for.</summary>
internal sealed class Lz4Sequences
{
    private readonly List<byte> _block = [];
    private readonly List<byte> _content = [];

    public byte[] Content => [.. _content];

    public byte[] Block => [.. _block];

    public int Length => _content.Count;

    public Lz4Sequences Sequence(ReadOnlySpan<byte> literal, int distance, int matchLength)
    {
        Token(literal, matchLength - 4);
        _block.Add((byte)distance);
        _block.Add((byte)(distance >> 8));
        More(matchLength - 4);
        for (int i = 0; i < matchLength; i++)
        {
            _content.Add(_content[^distance]);
        }

        return this;
    }

    public Lz4Sequences Last(ReadOnlySpan<byte> literal)
    {
        Token(literal, 0);
        return this;
    }

    public static Lz4Sequences Random(Random random, int count)
    {
        var sequences = new Lz4Sequences();
        for (int i = 0; i < count; i++)
        {
            byte[] literal = new byte[sequences.Length == 0 ? random.Next(1, 90) : LengthOf(random, 90)];
            random.NextBytes(literal);
            int near = random.Next(3) == 0 ? 40 : ushort.MaxValue;
            sequences.Sequence(literal, random.Next(1, Math.Min(near, sequences.Length + literal.Length) + 1), 4 + LengthOf(random, 600));
        }

        byte[] last = new byte[random.Next(100)];
        random.NextBytes(last);
        return sequences.Last(last);
    }

    private static int LengthOf(Random random, int maximum) => random.Next(random.Next(8) == 0 ? maximum : 18);

    private void Token(ReadOnlySpan<byte> literal, int match)
    {
        _block.Add((byte)((Math.Min(literal.Length, 15) << 4) | Math.Min(match, 15)));
        More(literal.Length);
        _block.AddRange(literal);
        _content.AddRange(literal);
    }

    private void More(int length)
    {
        if (length < 15)
        {
            return;
        }

        for (length -= 15; length >= 255; length -= 255)
        {
            _block.Add(255);
        }

        _block.Add((byte)length);
    }
}
