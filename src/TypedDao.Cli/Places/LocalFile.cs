using Microsoft.Win32.SafeHandles;
using TypedDao.Storage;
using TypedDao.Storage.Local;

namespace TypedDao.Cli.Places;

/// <summary>A file of this machine.</summary>
/// <param name="path">The path.</param>
internal sealed class LocalFile(string path) : DataFile
{
    /// <summary>Programs that write the file, or remove it, go on.</summary>
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override string Name => System.IO.Path.GetFileName(path);

    /// <inheritdoc/>
    public override long Length => new FileInfo(path).Length;

    /// <inheritdoc/>
    protected override char Separator => System.IO.Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public override ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        => ValueTask.FromResult(offset == 0 && length is null
            ? new FileStream(path, FileMode.Open, FileAccess.Read, Shared, 1, useAsync: true)
            : OpenRange(new GetOptions { Offset = offset, Length = length }));

    private Stream OpenRange(GetOptions options)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, Shared, FileOptions.Asynchronous);
        var range = ByteRange.Of(options, RandomAccess.GetLength(file));
        return new LocalReadStream(file, path, range.Offset, range.Length);
    }
}
