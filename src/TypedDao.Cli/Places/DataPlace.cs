namespace TypedDao.Cli.Places;

/// <summary>A file or folder of data, of this machine or of a bucket.</summary>
internal abstract class DataPlace
{
    /// <summary>The path or address, as messages say it.</summary>
    public abstract string Path { get; }

    /// <summary>The last part of the path.</summary>
    public abstract string Name { get; }

    /// <summary>What separates the parts of the path.</summary>
    protected abstract char Separator { get; }

    /// <summary>The parts of the path below a folder that holds it.</summary>
    /// <param name="folder">The path of the folder.</param>
    public string[] PartsBelow(string folder) => Path[folder.Length..].Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A file of data.</summary>
internal abstract class DataFile : DataPlace
{
    /// <summary>The length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Opens a part of the file, read forward; no more of it is read than is asked for, and a little ahead.</summary>
    /// <param name="offset">The first byte; negative: that many bytes from the end.</param>
    /// <param name="length">How many bytes at most; null: to the end.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public abstract ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken);
}

/// <summary>A folder of data. Hidden things, whose names begin with <c>_</c> or <c>.</c>, are left out.</summary>
internal abstract class DataFolder : DataPlace
{
    /// <summary>The path of the folder that holds this one; null where there is none.</summary>
    public abstract string? Parent { get; }

    /// <summary>All files below the folder, in the order of their paths.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public abstract IAsyncEnumerable<DataFile> FilesBelowAsync(CancellationToken cancellationToken);

    /// <summary>What stands in the folder itself, in the order of its names.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public abstract ValueTask<(IReadOnlyList<DataFile> Files, IReadOnlyList<DataFolder> Folders)> ListAsync(CancellationToken cancellationToken);
}
