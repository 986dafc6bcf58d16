using System.Runtime.CompilerServices;
using TypedDao.Files.Paths;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files.Listing;

/// <summary>Lists the files of an object that a selection holds, streamed, in the order of their keys.</summary>
/// <param name="storage">Where the files are.</param>
/// <param name="layout">The object's layout.</param>
internal sealed class FileListing(IObjectStorage storage, FileLayout layout)
{
    private string? _folder;
    private PathValues? _path;
    private bool _isSelected;

    /// <summary>Lists the files.</summary>
    /// <param name="keys">The selection.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.InvalidData"/>: a file of a partitioned directory is not inside its partition folders.
    /// </exception>
    public async IAsyncEnumerable<FileEntry> ListAsync(KeySelection keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ListingRange range in ListingPlan.Make(layout.Pattern, keys))
        {
            await foreach (StorageEntry entry in storage.ListAsync(range, cancellationToken).ConfigureAwait(false))
            {
                if (TryTake(entry, keys, refusesMisplaced: true, out FileEntry file))
                {
                    yield return file;
                }
            }
        }
    }

    /// <summary>Lists the versions of the files, from the newest; passes over files outside the partition folders, which may be long gone.</summary>
    /// <param name="versions">The versions that the store keeps.</param>
    /// <param name="keys">The selection.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public async IAsyncEnumerable<StorageVersion> ListVersionsAsync(
        IStorageVersions versions, KeySelection keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ListingRange range in ListingPlan.Make(layout.Pattern, keys))
        {
            await foreach (StorageVersion version in versions.ListAsync(range, cancellationToken).ConfigureAwait(false))
            {
                if (TryTake(version.Entry, keys, refusesMisplaced: false, out _))
                {
                    yield return version;
                }
            }
        }
    }

    /// <summary>Whether a listed object is a file of the selection. Folders repeat, so the last one's values are kept.</summary>
    private bool TryTake(StorageEntry entry, KeySelection keys, bool refusesMisplaced, out FileEntry file)
    {
        string key = entry.Key;
        if (_folder is not null && key.StartsWith(_folder, StringComparison.Ordinal))
        {
            file = new FileEntry(key, _path!, entry);
            return _isSelected && key.Length > _folder.Length && layout.IsOwn(key, _folder.Length);
        }

        file = default;
        var values = new KeyValue?[layout.Pattern.Parameters.Count];
        PathMatch match = layout.Pattern.Match(key, values);
        if (match.Kind is PathMatchKind.Other || !layout.IsOwn(key, match.KeyEnd))
        {
            return false;
        }

        if (match.Kind is PathMatchKind.Misplaced)
        {
            if (!refusesMisplaced)
            {
                return false;
            }

            string expected = string.Join('/', layout.Definition.PartitionKeys.Select(parameter => $"{HiveText.Encode(parameter.Name)}=…"));
            throw new TypedDaoException(ErrorKind.InvalidData, $"A file of the partitioned directory is not inside folders '{expected}' as they are written.")
            {
                Address = storage.AddressOf(key),
                Cure = "Move the file into its partition's folder, remove it, or start its name with '_' so that it is left alone. A value is written in its " +
                    "canonical form, a date as yyyy-MM-dd and special characters as in Hive; an integer may have leading zeros.",
            };
        }

        _path = new PathValues(layout, values);
        _isSelected = _path.Satisfy(layout, keys);
        _folder = layout.Pattern.IsDirectory && match.FolderEnd > 0 ? key[..match.FolderEnd] : null;
        file = new FileEntry(key, _path, entry);
        return _isSelected;
    }
}
