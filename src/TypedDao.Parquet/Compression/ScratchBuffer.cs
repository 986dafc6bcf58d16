using System.Buffers;

namespace TypedDao.Parquet.Compression;

/// <summary>A rented array that is used again and again, and grows: streams of the base library take arrays, not spans.</summary>
internal sealed class ScratchBuffer : IDisposable
{
    private byte[] _array = [];

    /// <summary>The array, of any content.</summary>
    /// <param name="length">The least length.</param>
    public byte[] Get(int length)
    {
        if (_array.Length < length)
        {
            Dispose();
            _array = ArrayPool<byte>.Shared.Rent(length);
        }

        return _array;
    }

    /// <summary>Gives the array back; the next use rents another.</summary>
    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
