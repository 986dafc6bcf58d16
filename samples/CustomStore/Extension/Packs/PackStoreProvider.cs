using TypedDao.Extensibility;
using TypedDao.Stores;

namespace Acme.Journals.Packs;

/// <summary>Opens stores of type <c>pack</c>. Generated code constructs it.</summary>
[Implements(typeof(PackStore))]
public sealed class PackStoreProvider : IStoreProvider<PackStore>
{
    /// <inheritdoc/>
    public async ValueTask<StoreConnection> OpenAsync(PackStore options, StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            throw Refuse(context, "'path' is empty.", "Name a file.");
        }

        // What placeholders gave is known here and not before.
        string path = Path.GetFullPath(options.Path, Path.GetFullPath(context.BaseDirectory));
        if (Directory.Exists(path))
        {
            throw Refuse(context, $"'path' is '{path}', which is a folder.", "Name a file in it.");
        }

        PackStorage storage = await PackStorage.OpenAsync(
            path,
            new PackOptions
            {
                FlushToDisk = options.Durability is PackDurability.Disk,
                DeadPercent = options.DeadPercent,
                TimeProvider = context.TimeProvider,
            },
            cancellationToken).ConfigureAwait(false);
        return new StoreConnection([storage]);
    }

    private static ConfigurationException Refuse(StoreContext context, string fact, string cure)
        => new($"Store '{context.Name}' cannot be opened.", fact) { Operation = "open", Store = context.Name, Cure = cure };
}
