using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>Numbers whose first bytes come first, then their second bytes, and so on (page Encodings, section Byte Stream Split).</summary>
/// <typeparam name="T">The physical type: <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>.</typeparam>
internal sealed class ByteStreamSplitDecoder<T> : ValueDecoder<T>
    where T : unmanaged
{
    private ReadOnlyMemory<byte> _data;
    private int _read;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        if (data.Length % Unsafe.SizeOf<T>() != 0)
        {
            throw EncodingErrors.Streams(data.Length, Unsafe.SizeOf<T>());
        }

        _data = data;
        _read = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<T> values)
    {
        int first = _read;
        Skip(values.Length);
        ByteStreams.Gather(_data.Span, Unsafe.SizeOf<T>(), first, MemoryMarshal.AsBytes(values));
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int all = _data.Length / Unsafe.SizeOf<T>();
        if (count > all - _read)
        {
            throw EncodingErrors.ValuesEnd(all, (long)_read + count);
        }

        _read += count;
    }
}
