using System.Buffers;

namespace TypedDao.S3.Reading;

/// <summary>A part of an object on its way into a buffer, which is given back on disposal.</summary>
/// <param name="offset">Where it begins.</param>
/// <param name="length">Its bytes.</param>
/// <param name="versionId">The version; null: the present one.</param>
internal sealed class ReadPart(long offset, int length, string? versionId) : IDisposable
{
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(length);
    private int _read;

    /// <summary>Where it begins.</summary>
    public long Offset => offset;

    /// <summary>Its bytes.</summary>
    public int Length => length;

    /// <summary>The version; null: the present one.</summary>
    public string? VersionId => versionId;

    /// <summary>The buffer.</summary>
    public Memory<byte> Memory => _buffer.AsMemory(0, length);

    /// <summary>Ends when the buffer is full.</summary>
    public Task Arrival { get; set; } = Task.CompletedTask;

    /// <summary>Whether every byte was taken.</summary>
    public bool IsEmpty => _read == length;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="destination">Where they go.</param>
    /// <returns>How many.</returns>
    public int Take(Span<byte> destination)
    {
        int taken = Math.Min(destination.Length, length - _read);
        _buffer.AsSpan(_read, taken).CopyTo(destination);
        _read += taken;
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
