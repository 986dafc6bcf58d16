using System.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Values that begin as the one before: the lengths of all shared beginnings, then what follows them (page Encodings, section Delta
/// Strings). A batch may take 256 MiB more than the page; a page that asks for more is refused.
/// </summary>
internal sealed class DeltaBinaryDecoder : BinaryDecoder
{
    private const int BatchSize = 256;
    private const int MaxBatchBytes = 256 << 20;

    private readonly int? _fixedLength;
    private readonly DeltaBinaryPackedDecoder<int> _shared = new();
    private readonly DeltaLengthBinaryDecoder _suffixes = new();

    private byte[] _buffer = [];
    private int _used;
    private int _limit;
    private ByteSlice _last;

    /// <summary>Creates a decoder.</summary>
    /// <param name="fixedLength">The length that all values must have, in bytes.</param>
    /// <exception cref="ParquetFormatException">No value can have the length.</exception>
    public DeltaBinaryDecoder(int? fixedLength = null)
        => _fixedLength = fixedLength is <= 0 ? throw EncodingErrors.FixedLength(fixedLength.Value) : fixedLength;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _used);

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _suffixes.Reset(data[_shared.ResetToEnd(data)..]);
        _used = 0;
        _last = default;
        _limit = (int)Math.Min(Array.MaxLength, (long)MaxBatchBytes + data.Length);
    }

    /// <inheritdoc/>
    public override void Read(Span<ByteSlice> slices)
    {
        KeepLast();
        Span<int> shared = stackalloc int[BatchSize];
        while (!slices.IsEmpty)
        {
            shared = shared[..Math.Min(shared.Length, slices.Length)];
            Span<ByteSlice> part = slices[..shared.Length];
            _shared.Read(shared);
            _suffixes.Read(part);
            Build(shared, part);
            slices = slices[part.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Span<ByteSlice> slices = stackalloc ByteSlice[BatchSize];
        for (; count > 0; count -= slices.Length)
        {
            slices = slices[..Math.Min(slices.Length, count)];
            Read(slices);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _used = 0;
        _last = default;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _suffixes.Dispose();
        base.Dispose();
    }

    // Turns slices of what follows into slices of whole values.
    private void Build(ReadOnlySpan<int> shared, Span<ByteSlice> slices)
    {
        ReadOnlySpan<byte> suffixes = _suffixes.Bytes.Span;
        ByteSlice last = _last;
        for (int i = 0; i < slices.Length; i++)
        {
            int prefix = shared[i];
            if ((uint)prefix > (uint)last.Length)
            {
                throw new ParquetFormatException($"a value shares {prefix} bytes with one of {last.Length}");
            }

            ReadOnlySpan<byte> suffix = suffixes.Slice(slices[i].Offset, slices[i].Length);
            last = suffix.IsEmpty ? last with { Length = prefix } : Append(last, prefix, suffix);
            if (_fixedLength is { } length && last.Length != length)
            {
                throw EncodingErrors.Length(last.Length, length);
            }

            slices[i] = last;
        }

        _last = last;
    }

    private ByteSlice Append(ByteSlice last, int prefix, ReadOnlySpan<byte> suffix)
    {
        // What goes on where the last value ends has its bytes already.
        bool extends = prefix == last.Length && last.Offset + prefix == _used;
        int copied = extends ? 0 : prefix;
        Reserve((long)copied + suffix.Length);
        int offset = extends ? last.Offset : _used;
        _buffer.AsSpan(last.Offset, copied).CopyTo(_buffer.AsSpan(_used));
        suffix.CopyTo(_buffer.AsSpan(_used + copied));
        _used += copied + suffix.Length;
        return new ByteSlice(offset, prefix + suffix.Length);
    }

    private void KeepLast()
    {
        _buffer.AsSpan(_last.Offset, _last.Length).CopyTo(_buffer);
        _used = _last.Length;
        _last = new ByteSlice(0, _used);
    }

    private void Reserve(long count)
    {
        long needed = _used + count;
        if (needed > _limit)
        {
            throw new ParquetFormatException($"values that begin alike take more than {_limit} bytes at once");
        }

        if (needed > _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_limit, Math.Max(needed, Math.Max(4096, 2L * _buffer.Length))));
            Bytes.Span.CopyTo(larger);
            if (_buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }

            _buffer = larger;
        }
    }
}
