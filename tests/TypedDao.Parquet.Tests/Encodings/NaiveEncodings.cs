namespace TypedDao.Parquet.Tests.Encodings;

/// <summary>Encoders and decoders written from the specification for plainness alone: what code under test is compared with.</summary>
internal static class NaiveEncodings
{
    public static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        do
        {
            bytes.Add((byte)((value & 0x7F) | (value > 0x7F ? 0x80u : 0)));
            value >>= 7;
        }
        while (value > 0);
        return [.. bytes];
    }

    public static byte[] Zigzag(long value) => Varint(value >= 0 ? 2 * (ulong)value : (2 * (ulong)-(value + 1)) + 1);

    public static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = 0;
        for (int i = 0; ; i++)
        {
            byte part = bytes[position++];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if ((part & 0x80) == 0)
            {
                return value;
            }
        }
    }

    public static long ReadZigzag(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = ReadVarint(bytes, ref position);
        return value % 2 == 0 ? (long)(value / 2) : -(long)(value / 2) - 1;
    }

    /// <summary>Runs of one value and packed runs, of lengths by chance.</summary>
    public static byte[] Hybrid(Random random, IReadOnlyList<int> values, int width)
    {
        List<byte> bytes = [];
        for (int at = 0; at < values.Count;)
        {
            int same = 1;
            while (at + same < values.Count && values[at + same] == values[at])
            {
                same++;
            }

            if (random.Next(4) == 0 || same > 40)
            {
                int count = random.Next(1, same + 1);
                bytes.AddRange(Varint((ulong)count << 1));
                bytes.AddRange(BitConverter.GetBytes(values[at])[..((width + 7) / 8)]);
                at += count;
            }
            else
            {
                int groups = Math.Min(random.Next(1, 40), (values.Count - at + 7) / 8);
                IEnumerable<ulong> packed = values.Skip(at).Take(groups * 8).Select(value => (ulong)(uint)value);
                bytes.AddRange(Varint(((ulong)groups << 1) | 1));
                bytes.AddRange(BitList.Pack(packed.Concat(Enumerable.Repeat(0ul, 8)).Take(groups * 8), width));
                at += groups * 8;
            }
        }

        return [.. bytes];
    }

    public static int[] ReadHybrid(ReadOnlySpan<byte> bytes, int width, int count)
    {
        List<int> values = [];
        int position = 0;
        while (values.Count < count)
        {
            ulong header = ReadVarint(bytes, ref position);
            int length = (int)(header >> 1);
            if ((header & 1) == 0)
            {
                int size = (width + 7) / 8;
                values.AddRange(Enumerable.Repeat((int)BitList.Get(bytes[position..], 0, 8 * size), length));
                position += size;
            }
            else
            {
                for (int i = 0; i < 8 * length; i++)
                {
                    values.Add((int)BitList.Get(bytes[position..], (long)i * width, width));
                }

                position += length * width;
            }
        }

        Assert.Equal(bytes.Length, position);
        Assert.InRange(values.Count, count, count + 7);
        return [.. values.Take(count)];
    }

    /// <summary>Differences in blocks, with widths that may be larger than they need be.</summary>
    /// <param name="values">The values.</param>
    /// <param name="bits">The bits of the physical type.</param>
    /// <param name="blockSize">Values of a block.</param>
    /// <param name="miniblocks">Parts of a block.</param>
    /// <param name="padding">What fills bits that say nothing.</param>
    public static byte[] Delta(IReadOnlyList<long> values, int bits, int blockSize, int miniblocks, Func<byte> padding)
    {
        long first = values.Count > 0 ? values[0] : 0;
        List<byte> bytes =
        [
            .. Varint((ulong)blockSize), .. Varint((ulong)miniblocks), .. Varint((ulong)values.Count), .. Zigzag(first),
        ];
        int size = blockSize / miniblocks;
        for (int block = 1; block < values.Count; block += blockSize)
        {
            int count = Math.Min(blockSize, values.Count - block);
            long[] deltas = [.. Enumerable.Range(block, count).Select(i => Wrap(values[i] - values[i - 1], bits))];
            long least = deltas.Min();
            bytes.AddRange(Zigzag(least));
            ulong mask = ulong.MaxValue >> (64 - bits);
            List<byte> bodies = [];
            for (int miniblock = 0; miniblock < miniblocks; miniblock++)
            {
                ulong[] relative = [.. deltas.Skip(miniblock * size).Take(size).Select(delta => (ulong)(delta - least) & mask)];
                if (relative.Length == 0)
                {
                    bytes.Add(padding());
                    continue;
                }

                int width = 64 - (int)ulong.LeadingZeroCount(relative.Max());
                bytes.Add((byte)width);
                bodies.AddRange(BitList.Pack(relative.Concat(Enumerable.Repeat((ulong)padding(), size)).Take(size), width));
            }

            bytes.AddRange(bodies);
        }

        return [.. bytes];
    }

    public static long[] ReadDelta(ReadOnlySpan<byte> bytes, int bits, out int end)
    {
        end = 0;
        int blockSize = (int)ReadVarint(bytes, ref end);
        int miniblocks = (int)ReadVarint(bytes, ref end);
        int count = (int)ReadVarint(bytes, ref end);
        List<long> values = [ReadZigzag(bytes, ref end)];
        int size = blockSize / miniblocks;
        while (values.Count < count)
        {
            long least = ReadZigzag(bytes, ref end);
            byte[] widths = bytes.Slice(end, miniblocks).ToArray();
            end += miniblocks;
            foreach (byte width in widths)
            {
                if (values.Count >= count)
                {
                    break;
                }

                for (int i = 0; i < size; i++)
                {
                    long delta = least + (long)BitList.Get(bytes[end..], (long)i * width, width);
                    values.Add(Wrap(values[^1] + delta, bits));
                }

                end += size * width / 8;
            }
        }

        return [.. values.Take(count)];
    }

    private static long Wrap(long value, int bits) => bits == 32 ? (int)value : value;
}
