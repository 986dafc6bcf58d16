using TypedDao.Generators.Binding;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Locking;

/// <summary>A lock file as read, with where its parts are written.</summary>
internal sealed class LockFile(CatalogFile file, LockedCatalog catalog, IReadOnlyDictionary<string, YamlSpan> objects, IReadOnlyList<YamlSpan> acknowledged)
{
    public LockedCatalog Catalog { get; } = catalog;

    /// <summary>Where an object stands; the beginning where it does not.</summary>
    public Source SourceOf(string item) => new(file, objects.GetValueOrDefault(item));

    /// <summary>Where an acknowledgement stands.</summary>
    public Source SourceOfAcknowledgement(int index) => new(file, acknowledged[index]);
}
