using System.Buffers;

namespace TypedDao.Parquet.Buffers;

/// <summary>Bytes that are written one after the other into an array of the pool, which grows by doubling.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int LeastSize = 4096;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>How many bytes are written.</summary>
    public int Length => _length;

    /// <summary>What is written; valid until more is written.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, _length);

    /// <summary>What is written; valid until more is written.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _length);
        _length += count;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">Bytes that lie elsewhere.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Makes what is already written, from a position on, writable again.</summary>
    /// <param name="position">A position up to <see cref="Length"/>.</param>
    /// <param name="count">How many bytes.</param>
    public Span<byte> Written(int position, int count) => _bytes.AsSpan(0, _length).Slice(position, count);

    /// <summary>Begins again without bytes and keeps the array.</summary>
    public void Clear() => _length = 0;

    /// <summary>Gives the array back to the pool. The buffer is empty then and may be used again.</summary>
    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        _length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Math.Max(count, 1) <= _bytes.Length - _length)
        {
            return;
        }

        long needed = (long)_length + Math.Max(count, 1);
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException($"A buffer cannot hold {needed} bytes.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(Math.Max(needed, LeastSize), 2L * _bytes.Length)));
        WrittenSpan.CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
