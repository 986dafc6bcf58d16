using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>Numbers in little-endian bytes, one after the other (page Encodings, section Plain).</summary>
/// <typeparam name="T">
/// The physical type: <see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/> or <see cref="Int96"/>.
/// </typeparam>
internal sealed class PlainDecoder<T> : ValueDecoder<T>
    where T : unmanaged
{
    private ReadOnlyMemory<byte> _data;
    private int _read;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _read = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<T> values)
    {
        int first = _read;
        Skip(values.Length);
        _data.Span.Slice(first * Unsafe.SizeOf<T>(), values.Length * Unsafe.SizeOf<T>()).CopyTo(MemoryMarshal.AsBytes(values));
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
