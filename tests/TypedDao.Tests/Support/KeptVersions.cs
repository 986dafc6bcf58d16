using System.Runtime.CompilerServices;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Tests.Support;

/// <summary>A storage in memory that keeps every version, as a bucket does, and makes URLs.</summary>
public sealed class KeptVersions(MemoryStorage memory) : DelegatingStorage(memory)
{
    private readonly List<(StorageVersion Version, byte[] Content)> _versions = [];

    public override StorageCapabilities Capabilities => Inner.Capabilities with { Versions = true };

    /// <summary>What a store of it offers beside the storage.</summary>
    public object[] Services => [new Service(this), memory.Attributes];

    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        if (options.VersionId is null)
        {
            return await base.GetAsync(key, options, cancellationToken);
        }

        (StorageVersion version, byte[] content) = _versions.LastOrDefault(kept => kept.Version.Entry.Key == key && kept.Version.Entry.VersionId == options.VersionId);
        if (version is null)
        {
            throw StorageErrors.NotFound(key);
        }

        ByteRange range = ByteRange.Of(options, content.Length);
        return new StorageObject(version.Entry, new MemoryStream(content, (int)range.Offset, (int)range.Length));
    }

    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => new Upload(this, await base.OpenUploadAsync(key, options, cancellationToken));

    public override async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await base.DeleteAsync(key, cancellationToken);
        Keep(new StorageEntry(key, 0, string.Empty, default), [], isDeletion: true);
    }

    public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        foreach (string key in keys)
        {
            await DeleteAsync(key, cancellationToken);
        }
    }

    private StorageEntry Keep(StorageEntry entry, byte[] content, bool isDeletion = false)
    {
        lock (_versions)
        {
            StorageEntry kept = entry with { VersionId = $"v{_versions.Count + 1}" };
            _versions.Add((new StorageVersion(kept, IsLatest: true, isDeletion), content));
            return kept;
        }
    }

    private sealed class Upload(KeptVersions storage, StorageUpload inner) : StorageUpload
    {
        private readonly MemoryStream _content = new();

        public override long Length => inner.Length;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            _content.Write(content.Span);
            await inner.WriteAsync(content, cancellationToken);
        }

        public override ValueTask SealAsync(CancellationToken cancellationToken) => inner.SealAsync(cancellationToken);

        public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
            => storage.Keep(await inner.CompleteAsync(key, cancellationToken), _content.ToArray());

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Service(KeptVersions storage) : IStorageVersions, IStoragePresigner
    {
        public async IAsyncEnumerable<StorageVersion> ListVersionsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            foreach (StorageVersion version in storage._versions.Select(kept => kept.Version).Reverse()
                .Where(version => version.Entry.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(version => version.Entry.Key, Utf8Order.Instance))
            {
                yield return version;
            }
        }

        public ValueTask<Uri> PresignAsync(string key, PresignOptions options, CancellationToken cancellationToken)
            => options.Duration <= TimeSpan.FromDays(7)
                ? new ValueTask<Uri>(new Uri($"https://bucket/{key}?{(options.IsWrite ? "put" : "get")}={options.Duration.TotalSeconds}&version={options.VersionId}"))
                : throw new TypedDaoException(ErrorKind.NotSupported, "URLs are valid for 7 days at most.");
    }
}
