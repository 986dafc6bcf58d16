namespace TypedDao.Storage.Tests.Conformance;

/// <summary>Takes attributes as if it kept them.</summary>
internal sealed class ForgetsAttributes(bool isDeclared) : DelegatingStorage(new MemoryStorage()), IStorageAttributes
{
    public override StorageCapabilities Capabilities => Inner.Capabilities with { Attributes = isDeclared };

    public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => base.PutAsync(key, content, options with { Attributes = null }, cancellationToken);

    public async ValueTask<ObjectAttributes?> GetAttributesAsync(string key, string? versionId, CancellationToken cancellationToken)
        => await HeadAsync(key, cancellationToken) is null ? null : new ObjectAttributes();

    public ValueTask SetTagsAsync(string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>Knows the attributes of everything, and of nothing the right ones.</summary>
internal sealed class InventsAttributes() : DelegatingStorage(new MemoryStorage()), IStorageAttributes
{
    public ValueTask<ObjectAttributes?> GetAttributesAsync(string key, string? versionId, CancellationToken cancellationToken)
        => new(new ObjectAttributes { ContentType = "text/html" });

    public ValueTask SetTagsAsync(string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
