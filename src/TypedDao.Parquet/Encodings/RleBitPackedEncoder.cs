using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Writes levels, dictionary indices and booleans as runs of one value, where that is shorter, and packed runs between them (page
/// Encodings, section Run Length Encoding / Bit-Packing Hybrid).
/// </summary>
internal static class RleBitPackedEncoder
{
    private const int GroupSize = 8;

    /// <summary>Writes values.</summary>
    /// <typeparam name="T"><see cref="byte"/> or <see cref="int"/>.</typeparam>
    /// <param name="values">All values of the page, without bits above the width.</param>
    /// <param name="width">Bits per value, 0 to those of <typeparamref name="T"/>.</param>
    /// <param name="output">Where to.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, int width, PooledBuffer output)
        where T : unmanaged, IEquatable<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8 * Unsafe.SizeOf<T>());
        int least = LeastRun(width);
        int packed = 0;
        int at = 0;
        while (at < values.Length)
        {
            // What is between packed and at is a whole number of groups.
            int run = RunLength(values[at..]);
            if (run >= least || (run == values.Length && run > 0))
            {
                WritePacked(values[packed..at], width, output);
                WriteRun(values[at], run, width, output);
                at += run;
                packed = at;
            }
            else
            {
                at += Math.Max(run / GroupSize * GroupSize, Math.Min(GroupSize, values.Length - at));
            }
        }

        WritePacked(values[packed..], width, output);
    }

    /// <summary>Writes values behind the length of what is written, in four bytes.</summary>
    /// <typeparam name="T"><see cref="byte"/> or <see cref="int"/>.</typeparam>
    /// <param name="values">All values of the page, without bits above the width.</param>
    /// <param name="width">Bits per value, 0 to those of <typeparamref name="T"/>.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeWithLength<T>(ReadOnlySpan<T> values, int width, PooledBuffer output)
        where T : unmanaged, IEquatable<T>
    {
        int position = output.Length;
        output.GetSpan(sizeof(int));
        output.Advance(sizeof(int));
        Encode(values, width, output);
        BinaryPrimitives.WriteInt32LittleEndian(output.Written(position, sizeof(int)), output.Length - position - sizeof(int));
    }

    // A run between packed ones takes its header, its value and the header of the packed run that goes on behind it.
    private static int LeastRun(int width)
        => width == 0 ? 1 : Math.Max(GroupSize, ((2 + ((width + 7) / 8)) / width + 1) * GroupSize);

    // How often the first value comes in a row; fewer than a group are not counted.
    private static int RunLength<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IEquatable<T>
    {
        T first = values[0];
        int group = Math.Min(GroupSize, values.Length);
        if (!first.Equals(values[group / 2]) || values[..group].ContainsAnyExcept(first))
        {
            return 0;
        }

        int end = values[group..].IndexOfAnyExcept(first);
        return end < 0 ? values.Length : group + end;
    }

    private static void WriteRun<T>(T value, int count, int width, PooledBuffer output)
        where T : unmanaged
    {
        Varint.Write((ulong)(uint)count << 1, output);
        int bytes = (width + 7) / 8;
        uint bits = Unsafe.SizeOf<T>() == 1 ? Unsafe.BitCast<T, byte>(value) : Unsafe.BitCast<T, uint>(value);
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), bits);
        output.Advance(bytes);
    }

    private static void WritePacked<T>(ReadOnlySpan<T> values, int width, PooledBuffer output)
        where T : unmanaged
    {
        if (values.IsEmpty)
        {
            return;
        }

        ulong groups = ((uint)values.Length + GroupSize - 1u) / GroupSize;
        Varint.Write((groups << 1) | 1, output);
        if (width > 0)
        {
            BitPacker.Pack(values, width, output);
        }
    }
}
