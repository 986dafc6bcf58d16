using TypedDao.Codecs;

namespace TypedDao.Parquet.Tests;

/// <summary>A file of this machine, or bytes, as a source that counts what is asked of it.</summary>
internal sealed class LocalSource : IFileSource
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public LocalSource(string path)
    {
        Key = path;
        _bytes = File.ReadAllBytes(path);
    }

    public LocalSource(ReadOnlyMemory<byte> bytes, string key = "test.parquet")
    {
        Key = key;
        _bytes = bytes;
    }

    public string Key { get; }

    public string Address => Key;

    public long? Length => _bytes.Length;

    /// <summary>The ranges that were asked for.</summary>
    public List<(long Offset, long Length)> Requests { get; } = [];

    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        long start = offset < 0 ? Math.Max(0, _bytes.Length + offset) : Math.Min(offset, _bytes.Length);
        long count = Math.Min(length ?? long.MaxValue, _bytes.Length - start);
        lock (Requests)
        {
            Requests.Add((start, count));
        }

        return ValueTask.FromResult<Stream>(new MemoryStream(_bytes.Slice((int)start, (int)count).ToArray(), writable: false));
    }
}
