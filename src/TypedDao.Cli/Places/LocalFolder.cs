using System.Runtime.CompilerServices;

namespace TypedDao.Cli.Places;

/// <summary>A folder of this machine. Links that lead back to where one comes from are left out too.</summary>
/// <param name="path">The path.</param>
internal sealed class LocalFolder(string path) : DataFolder
{
    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override string Name => System.IO.Path.GetFileName(path);

    /// <inheritdoc/>
    public override string? Parent => System.IO.Path.GetDirectoryName(path);

    /// <inheritdoc/>
    protected override char Separator => System.IO.Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<DataFile> FilesBelowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string file in Below(path).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new LocalFile(file);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<(IReadOnlyList<DataFile> Files, IReadOnlyList<DataFolder> Folders)> ListAsync(CancellationToken cancellationToken)
    {
        DataFile[] files = [.. FilesOf(path).Order(StringComparer.Ordinal).Select(file => new LocalFile(file))];
        DataFolder[] folders = [.. FoldersOf(path).Order(StringComparer.Ordinal).Select(folder => new LocalFolder(folder))];
        return ValueTask.FromResult<(IReadOnlyList<DataFile>, IReadOnlyList<DataFolder>)>((files, folders));
    }

    private static IEnumerable<string> Below(string folder) => FilesOf(folder).Concat(FoldersOf(folder).SelectMany(Below));

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder).Where(path => !IsHidden(path));

    private static IEnumerable<string> FoldersOf(string folder)
        => Directory.EnumerateDirectories(folder).Where(path => !IsHidden(path) && !LeadsBack(path));

    private static bool IsHidden(string path) => System.IO.Path.GetFileName(path)[0] is '_' or '.';

    /// <summary>Whether a folder is a link to one that holds it, whose files would be found over and over.</summary>
    private static bool LeadsBack(string path)
    {
        if (!File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint) || Directory.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target)
        {
            return false;
        }

        string above = System.IO.Path.TrimEndingDirectorySeparator(target.FullName) + System.IO.Path.DirectorySeparatorChar;
        return (System.IO.Path.GetFullPath(path) + System.IO.Path.DirectorySeparatorChar).StartsWith(above, StringComparison.Ordinal);
    }
}
