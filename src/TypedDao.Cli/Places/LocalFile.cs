namespace TypedDao.Cli.Places;

/// <summary>A file of this machine.</summary>
/// <param name="path">The path.</param>
internal sealed class LocalFile(string path) : DataFile
{
    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override string Name => System.IO.Path.GetFileName(path);

    /// <inheritdoc/>
    public override long Length => new FileInfo(path).Length;

    /// <inheritdoc/>
    protected override char Separator => System.IO.Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true));
}
