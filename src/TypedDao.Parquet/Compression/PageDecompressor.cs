namespace TypedDao.Parquet.Compression;
internal sealed class PageDecompressor : IDisposable
{
    public void Decompress(CompressionCodec codec, ReadOnlySpan<byte> source, Span<byte> destination) => Snappy.Decompress(source, destination);
    public void Dispose() { }
}
