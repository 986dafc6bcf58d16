using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>Writes the first bytes of all values, then their second bytes, and so on (page Encodings, section Byte Stream Split).</summary>
internal static class ByteStreamSplitEncoder
{
    /// <summary>Writes numbers.</summary>
    /// <typeparam name="T">The physical type: <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>.</typeparam>
    /// <param name="values">All values of the page.</param>
    /// <param name="output">Where to.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, PooledBuffer output)
        where T : unmanaged
        => EncodeFixed(MemoryMarshal.AsBytes(values), Unsafe.SizeOf<T>(), output);

    /// <summary>Writes values of a fixed length.</summary>
    /// <param name="values">All values of the page, one after the other.</param>
    /// <param name="length">The length of a value in bytes.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeFixed(ReadOnlySpan<byte> values, int length, PooledBuffer output)
    {
        ByteStreams.Scatter(values, length, output.GetSpan(values.Length)[..values.Length]);
        output.Advance(values.Length);
    }
}
