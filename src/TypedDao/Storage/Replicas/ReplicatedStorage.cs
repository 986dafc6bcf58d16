using Microsoft.Extensions.Logging;

namespace TypedDao.Storage.Replicas;

/// <summary>
/// An object storage of which several stores keep each object under one key: the object's own store, which decides, and its replicas.
/// Written to all, read from the first that answers. The stores belong to others, who dispose them.
/// </summary>
/// <param name="stores">The object's own store, then its replicas in the order in which they are read.</param>
/// <param name="logger">Told where a replica is read.</param>
internal sealed partial class ReplicatedStorage(IReadOnlyList<KeepingStore> stores, ILogger logger) : IObjectStorage
{
    private readonly KeyTurns _turns = new();

    private KeepingStore Own => stores[0];

    private IEnumerable<KeepingStore> Replicas => stores.Skip(1);

    /// <inheritdoc/>
    /// <remarks>Conditions are those of the object's own store. What can be done in each store is known once each is open.</remarks>
    public StorageCapabilities Capabilities => new()
    {
        ConditionalCreate = Own.Opened is { Capabilities.ConditionalCreate: true },
        ConditionalReplace = Own.Opened is { Capabilities.ConditionalReplace: true },
        PublishUnderAnotherKey = stores.All(store => store.Opened is { Capabilities.PublishUnderAnotherKey: true }),
        MaximumConditionalSize = Own.Opened?.Capabilities.MaximumConditionalSize ?? long.MaxValue,
        SnapshotReads = stores.All(store => store.Opened is null or { Capabilities.SnapshotReads: true }),
        Versions = Own.Opened is { Capabilities.Versions: true },
        Attributes = stores.All(store => store.Opened is { Capabilities.Attributes: true }),
    };

    /// <inheritdoc/>
    public string AddressOf(string key)
        => stores.FirstOrDefault(store => store.Opened is not null)?.Opened?.AddressOf(key) ?? $"{Own.Name}/{key}";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The condition on the object's own store.</summary>
    private PutOptions OwnCondition(string key, PutOptions options)
    {
        StorageKey.Check(key);
        if (options.IfMatch is not { } etag)
        {
            return options;
        }

        return stores.FirstOrDefault(store => store.OwnETag(etag) is not null) is { } giver && giver != Own
            ? throw ReplicaErrors.VersionOfReplica(key, giver.Name, Own.Name)
            : options with { IfMatch = Own.OwnETag(etag) ?? etag };
    }
}
