namespace TypedDao.Storage.Local;

/// <summary>Gives staged files the names of their keys, under the conditions of <see cref="PutOptions"/>.</summary>
/// <param name="paths">The folder's paths.</param>
/// <param name="locks">The locks of keys.</param>
/// <param name="versions">Gives files their versions.</param>
/// <param name="create">Gives a file a name that nobody has: <see cref="FinalName.Create"/>.</param>
internal sealed class LocalPublisher(LocalPaths paths, LocalLocks locks, LocalVersions versions, Func<string, string, NameResult> create)
{
    /// <summary>Makes a staged file the object of a key.</summary>
    /// <param name="staged">The staged file, which is gone afterwards.</param>
    /// <param name="key">The key.</param>
    /// <param name="options">The condition.</param>
    /// <param name="cancellationToken">Cancels the waiting; not the last step, which either happens or not.</param>
    public async ValueTask<StorageEntry> PublishAsync(string staged, string key, PutOptions options, CancellationToken cancellationToken)
    {
        // Whoever deletes the last object of a folder removes the folder, which may be the one just made for this object.
        for (int attempt = 0; attempt < LocalFolders.Attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Prepare(key, options) is { } path
                && await TryPublishAsync(staged, path, key, options, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                return entry;
            }
        }

        throw new TypedDaoException(ErrorKind.Unavailable, $"Other programs kept removing the folder of '{key}'.");
    }

    // The path of the key, with its folder; null where the folder vanished again.
    private string? Prepare(string key, PutOptions options)
    {
        LocalNode node = paths.Find(key);
        switch (node.Kind)
        {
            case NodeKind.File when options.IfAbsent:
                throw StorageErrors.AlreadyExists(key);
            case NodeKind.BehindFile:
                throw FileAndFolder(node.Blocker!, key);
            case NodeKind.Folder when !LocalFolders.TryRemoveEmpty(node.Path):
                throw FileAndFolder(key, key + "/…");
            default:
                break;
        }

        return LocalFolders.TryCreate(Path.GetDirectoryName(node.Path)!) ? node.Path : null;
    }

    private async ValueTask<StorageEntry?> TryPublishAsync(
        string staged, string path, string key, PutOptions options, CancellationToken cancellationToken)
    {
        if (options.IfAbsent)
        {
            StorageEntry entry = versions.Stamp(staged, replaced: null, key);
            NameResult result = create(staged, path);
            if (result != NameResult.NoLinks)
            {
                return Conclude(result, entry, staged, path);
            }
        }

        using IDisposable held = await locks.AcquireAsync(key, cancellationToken).ConfigureAwait(false);
        StorageEntry? present = LocalVersions.Read(key, new FileInfo(path));
        StorageErrors.CheckCondition(options, key, present?.ETag);
        StorageEntry stamped = versions.Stamp(staged, present, key);
        return Conclude(FinalName.Replace(staged, path), stamped, staged, path);
    }

    private StorageEntry? Conclude(NameResult result, StorageEntry entry, string staged, string path) => result switch
    {
        NameResult.Done => entry,
        NameResult.Taken when File.Exists(path) => throw StorageErrors.AlreadyExists(entry.Key),
        NameResult.OtherFileSystem => throw new TypedDaoException(
            ErrorKind.NotSupported, $"'{path}' lies on another file system than '{paths.Root}', so that nothing can appear there at once.")
        {
            Cure = "Make the folder that is mounted there the root of a store of its own.",
        },
        NameResult.Missing when !File.Exists(staged) => throw new TypedDaoException(
            ErrorKind.Unexpected, "The staged file was removed before it was complete.")
        {
            Cure = $"Leave '{paths.Hidden}' alone while programs are writing.",
        },
        _ => null,
    };

    private static TypedDaoException FileAndFolder(string file, string below)
        => new(ErrorKind.NotSupported, $"In a folder '{file}' cannot be an object while '{below}' is one too: a file is not a folder.")
        {
            Cure = "Give one of them another key.",
        };
}
