using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>What one of the threads that decode a file keeps to use again.</summary>
internal sealed class DecodeWorker : IDisposable
{
    /// <summary>Decompresses pages.</summary>
    public PageDecompressor Decompressor { get; } = new();

    /// <summary>Makes columns of levels and values.</summary>
    public ColumnAssembly Assembly { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Decompressor.Dispose();
        Assembly.Dispose();
    }
}
