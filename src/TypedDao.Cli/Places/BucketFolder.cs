using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Cli.Places;

/// <summary>
/// A folder of a bucket: all keys that begin with its own. They are listed once, streamed in the order of keys; where folders are looked at
/// one by one, they are parts of that one listing, in which the keys of a folder follow each other.
/// </summary>
internal sealed class BucketFolder : DataFolder
{
    private static readonly SearchValues<char> OfPatterns = SearchValues.Create("*?[]{}");

    private readonly IObjectStorage _storage;
    private readonly BucketAddress _address;
    private ReadOnlyMemory<BucketFile>? _listed;

    /// <summary>Makes a folder of which nothing is known.</summary>
    /// <param name="storage">The bucket.</param>
    /// <param name="address">The folder.</param>
    public BucketFolder(IObjectStorage storage, BucketAddress address)
    {
        _storage = storage;
        _address = address;
    }

    private BucketFolder(IObjectStorage storage, BucketAddress address, ReadOnlyMemory<BucketFile> listed)
        : this(storage, address) => _listed = listed;

    /// <inheritdoc/>
    public override string Path => (_address with { IsFolder = true }).ToString();

    /// <inheritdoc/>
    public override string Name => _address.Key[(_address.Key.LastIndexOf('/') + 1)..];

    /// <inheritdoc/>
    public override string? Parent => _address.Parent?.ToString();

    /// <inheritdoc/>
    protected override char Separator => '/';

    private string Prefix => _address.Key.Length == 0 ? string.Empty : _address.Key + "/";

    /// <inheritdoc/>
    public override IAsyncEnumerable<DataFile> FilesBelowAsync(CancellationToken cancellationToken)
        => _listed is { } listed ? listed.ToArray().ToAsyncEnumerable() : StreamAsync(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<(IReadOnlyList<DataFile> Files, IReadOnlyList<DataFolder> Folders)> ListAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<BucketFile> listed = _listed ??= await StreamAsync(cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);
        var files = new List<DataFile>();
        var folders = new List<DataFolder>();
        for (int i = 0; i < listed.Length;)
        {
            string key = listed.Span[i].Key;
            int end = key.IndexOf('/', Prefix.Length);
            if (end < 0)
            {
                files.Add(listed.Span[i++]);
                continue;
            }

            int start = i++;
            string inner = key[..(end + 1)];
            while (i < listed.Length && listed.Span[i].Key.StartsWith(inner, StringComparison.Ordinal))
            {
                i++;
            }

            folders.Add(new BucketFolder(_storage, _address with { Key = key[..end], IsFolder = true }, listed[start..i]));
        }

        return (files, folders);
    }

    private async IAsyncEnumerable<BucketFile> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isEmpty = true;
        await foreach (StorageEntry entry in _storage.ListAsync(Prefix, default, cancellationToken).ConfigureAwait(false))
        {
            isEmpty = false;
            if (!IsHidden(entry.Key.AsSpan(Prefix.Length)))
            {
                yield return new BucketFile(_storage, entry.Key, entry.Length);
            }
        }

        if (isEmpty)
        {
            throw new ToolException(Absent(_address));
        }
    }

    /// <summary>Whether a part of a key is hidden, or it is a mark that Hadoop makes for a folder.</summary>
    private static bool IsHidden(ReadOnlySpan<char> key)
    {
        if (key.EndsWith("_$folder$"))
        {
            return true;
        }

        foreach (Range part in key.Split('/'))
        {
            if (key[part] is ['_' or '.', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static string Absent(BucketAddress address) => address.Key.Length == 0
        ? $"The bucket '{address}' is empty."
        : $"There is no file or folder '{address}'."
            + (address.Key.AsSpan().ContainsAny(OfPatterns) ? " Patterns are not known: name a key, or a folder for all that is below it." : string.Empty);
}
