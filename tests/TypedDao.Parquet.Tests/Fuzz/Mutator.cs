using System.Buffers.Binary;

namespace TypedDao.Parquet.Tests.Fuzz;

/// <summary>Changes files by chance.</summary>
internal static class Mutator
{
    private const int TailLength = 8;

    private static readonly ulong[] Troublesome =
        [0, 1, 2, 3, 127, 128, 255, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, ulong.MaxValue, ulong.MaxValue - 1];

    /// <summary>Changes some bytes of pages alone, which checksums tell.</summary>
    /// <param name="random">Makes the choices.</param>
    /// <param name="file">The file, with pages.</param>
    public static byte[] ChangePages(Random random, FuzzFile file)
    {
        byte[] bytes = [.. file.Bytes];
        (int start, int length) = file.Bodies[random.Next(file.Bodies.Count)].GetOffsetAndLength(bytes.Length);
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            bytes[start + random.Next(length)] ^= (byte)random.Next(1, 256);
        }

        return bytes;
    }

    /// <summary>Changes anything.</summary>
    /// <param name="random">Makes the choices.</param>
    /// <param name="file">The file.</param>
    /// <param name="other">A file from which bytes are taken.</param>
    public static byte[] Change(Random random, FuzzFile file, FuzzFile other)
    {
        byte[] bytes = [.. file.Bytes];
        for (int count = random.Next(1, 4); count > 0 && bytes.Length > TailLength; count--)
        {
            bytes = random.Next(8) switch
            {
                0 => Flip(random, bytes, Anywhere(random, bytes)),
                1 => Flip(random, bytes, Head(random, file, bytes)),
                2 => Set(random, bytes, Head(random, file, bytes)),
                3 or 4 => SetVarint(random, bytes, Head(random, file, bytes)),
                5 => bytes[..random.Next(bytes.Length)],
                6 => Splice(random, bytes, other.Bytes),
                _ => Splice(random, bytes, bytes),
            };
        }

        return bytes;
    }

    private static int Anywhere(Random random, byte[] bytes) => random.Next(bytes.Length);

    private static int Head(Random random, FuzzFile file, byte[] bytes)
    {
        if (file.Heads.Count == 0)
        {
            return Anywhere(random, bytes);
        }

        Range head = file.Heads[random.Next(3) == 0 ? 0 : random.Next(file.Heads.Count)];
        return Math.Min(bytes.Length - 1, random.Next(head.Start.Value, head.End.Value));
    }

    private static byte[] Flip(Random random, byte[] bytes, int at)
    {
        bytes[at] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static byte[] Set(Random random, byte[] bytes, int at)
    {
        bytes[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)Troublesome[random.Next(Troublesome.Length)];
        return bytes;
    }

    // In place of as many bytes as the varint has that is there, if it is one; the footer's length is brought in line.
    private static byte[] SetVarint(Random random, byte[] bytes, int at)
    {
        int end = at;
        while (end < bytes.Length - 1 && bytes[end] >= 0x80)
        {
            end++;
        }

        var varint = new List<byte>();
        ulong value = random.Next(3) == 0 ? (ulong)random.NextInt64() >> random.Next(63) : Troublesome[random.Next(Troublesome.Length)];
        for (; value >= 0x80; value >>= 7)
        {
            varint.Add((byte)(value | 0x80));
        }

        varint.Add((byte)value);
        byte[] changed = [.. bytes.AsSpan(0, at), .. varint, .. bytes.AsSpan(end + 1)];
        Span<byte> tail = changed.AsSpan(Math.Max(0, changed.Length - TailLength));
        if (tail.Length == TailLength)
        {
            int footer = BinaryPrimitives.ReadInt32LittleEndian(tail);
            if (at >= bytes.Length - TailLength - (long)footer)
            {
                BinaryPrimitives.WriteInt32LittleEndian(tail, footer + changed.Length - bytes.Length);
            }
        }

        return changed;
    }

    private static byte[] Splice(Random random, byte[] bytes, byte[] from)
    {
        int length = random.Next(1, random.Next(2) == 0 ? 20 : Math.Min(2000, from.Length));
        int source = random.Next(Math.Max(1, from.Length - length));
        int at = random.Next(bytes.Length);
        int over = random.Next(2) == 0 ? Math.Min(length, bytes.Length - at) : 0;
        return [.. bytes.AsSpan(0, at), .. from.AsSpan(source, Math.Min(length, from.Length - source)), .. bytes.AsSpan(at + over)];
    }
}
