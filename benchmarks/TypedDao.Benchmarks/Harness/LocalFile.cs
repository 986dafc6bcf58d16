using TypedDao.Codecs;

namespace TypedDao.Benchmarks.Harness;

/// <summary>A file of the machine as codecs read it.</summary>
/// <param name="path">Its path.</param>
public sealed class LocalFile(string path) : IFileSource
{
    public string Key => Path.GetFileName(path);

    public string Address => path;

    public long? Length => new FileInfo(path).Length;

    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        stream.Position = offset;
        return ValueTask.FromResult<Stream>(stream);
    }
}
