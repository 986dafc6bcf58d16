using System.Buffers;

namespace TypedDao.Parquet.Reading;

/// <summary>A pooled buffer that is used again and again.</summary>
internal sealed class PooledBytes : IDisposable
{
    private byte[] _bytes = [];

    /// <summary>Gives the buffer; what was in it before is lost.</summary>
    /// <param name="length">Its bytes.</param>
    public Memory<byte> Rent(int length)
    {
        if (_bytes.Length < length)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent(length);
        }

        return _bytes.AsMemory(0, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
