namespace TypedDao.Parquet.Buffers;

/// <summary>A rented array that is used again and again, and grows; what was in it before is lost.</summary>
internal sealed class ScratchBuffer : IDisposable
{
    private byte[] _array = [];

    /// <summary>The array, of any content.</summary>
    /// <param name="length">The least length.</param>
    public byte[] Get(int length)
    {
        PooledArrays.Resize(ref _array, length, 0);
        return _array;
    }

    /// <summary>Gives the array back; the next use rents another.</summary>
    public void Dispose() => PooledArrays.Return(ref _array);
}
