using System.Globalization;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Locking;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Binds catalog files: YAML and types go in, the model and everything there is to say about it come out.</summary>
internal sealed class CatalogBinder
{
    private const int ManyObjects = 2000;
    private const int MaxObjects = 10_000;
    private const int MaxColumns = 100_000;
    private const int MaxStores = 1000;
    private const int MaxStoreEnvironments = 20_000;

    private readonly BindingContext _context;
    private readonly CatalogMerger _merger;
    private readonly BindingOptions _options;

    private CatalogBinder(TypeIndex types, EquatableArray<ExistingRow> rows, BindingOptions options, CancellationToken cancellationToken)
    {
        _context = new(types, rows, cancellationToken);
        _merger = new(_context.Reporter);
        _options = options;
    }

    /// <param name="locks">What the catalog is compared with, in the order of their paths: none or one.</param>
    public static BindingResult Bind(
        IReadOnlyList<CatalogFile> files,
        IReadOnlyList<CatalogFile> locks,
        TypeTable types,
        EquatableArray<ExistingRow> rows,
        BindingOptions options,
        CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return new(null, []);
        }

        var binder = new CatalogBinder(types.Index, rows, options, cancellationToken);
        var catalog = binder.Bind(files.OrderBy(file => file.Path, StringComparer.Ordinal), [.. locks.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        return new(catalog, binder._context.Reporter.ToSorted());
    }

    private CatalogModel? Bind(IEnumerable<CatalogFile> files, IReadOnlyList<CatalogFile> locks)
    {
        var reporter = _context.Reporter;
        var table = _context.Types.KeysOf(YamlElement.Catalog);
        if (_merger.MergeFiles(files, table) is not { } element)
        {
            return null;
        }

        if (!_context.Types.HasLanguage)
        {
            reporter.Report(ExtensionDescriptors.ContractsMissing, element.Source);
            return null;
        }

        var fields = _context.Fields.Read(element, table);
        var names = new CatalogNameBinder(_context, fields, _options);
        var stores = new StoreDeclarer(_context, _merger, names).Declare(fields);
        if (stores.Count == 0)
        {
            if (element.IsComplete)
            {
                reporter.Report(StructureDescriptors.NoStores, fields.Find(YamlRole.Stores)?.Entry.KeySource ?? element.Source, fields.NameOf(YamlRole.Stores));
            }

            return null;
        }

        var environments = new EnvironmentBinder(_context, _merger).Bind(fields, stores);
        if (HasTooManyStores(stores, environments.Names.Count + 1) || IsTooLarge(stores, stores.Sum(store => store.Objects.Count), MaxObjects, stores[0].Fields.NameOf(YamlRole.Objects)))
        {
            return null;
        }

        var defaultEnvironment = environments.ReadDefault(fields);
        new RowBinder(_context, names, stores).Bind();
        if (IsTooLarge(stores, _context.Columns.Count, MaxColumns, _context.Types.KeysOf(YamlElement.Object).Find(YamlRole.Columns)?.Name))
        {
            return null;
        }

        names.AdviseOnRows(stores);
        new ObjectBinder(_context, stores).Bind();
        var bindings = new StoreBindingBinder(_context, environments).Bind(stores);
        new RejectChecker(_context, stores).Check();
        new ReplicaChecker(_context, environments).Check(stores);
        new OverlapChecker(_context, bindings).Check(stores, environments.Names);
        CheckSize(stores);
        var catalog = new CatalogModel
        {
            ClassName = names.ClassName,
            Namespace = names.Namespace,
            Description = _context.ReadText(fields, YamlRole.Description),
            DefaultEnvironment = defaultEnvironment,
            Environments = environments.Names,
            Stores = stores.Select(store => ToModel(store, bindings)).ToEquatableArray(),
        };
        CheckLock(catalog, stores, locks);
        return catalog;
    }

    /// <summary>A catalog with errors is another than its author meant: what changed in it is not said.</summary>
    private void CheckLock(CatalogModel catalog, IReadOnlyList<DeclaredStore> stores, IReadOnlyList<CatalogFile> locks)
    {
        var reporter = _context.Reporter;
        if (locks.Count == 0 || reporter.ErrorCount > 0)
        {
            return;
        }

        if (locks.Count > 1)
        {
            reporter.Report(LockDescriptors.MalformedLock, new(locks[1], default), Path.GetFileName(locks[1].Path), $"the catalog has another, '{locks[0].Path}', and it can have one");
            return;
        }

        if (LockReader.Read(locks[0], reporter) is { } lockFile)
        {
            new LockChecker(reporter, stores).Check(catalog, lockFile);
        }
    }

    private StoreModel ToModel(DeclaredStore store, StoreBindings bindings) => new()
    {
        Name = store.Name,
        PropertyName = store.ClrName.Text,
        Description = _context.ReadText(store.Fields, YamlRole.Description),
        Layer = _context.ReadText(store.Fields, YamlRole.Layer),
        Properties = Properties(_context.ReadProperties(store.Fields)),
        Bindings = bindings.ModelsOf(store),
        Objects = store.Objects.Select(declared => declared.Model! with
        {
            Locations = bindings.LocationsOf(declared, declared.Store),
            Replicas = declared.Replicas.Select(replica => new ReplicaModel(replica.Store.Name, bindings.LocationsOf(declared, replica.Store))).ToEquatableArray(),
        }).ToEquatableArray(),
        BrokenObjects = store.BrokenObjects.ToEquatableArray(),
    };

    private static EquatableArray<PropertyModel> Properties(IReadOnlyList<(string Name, string? Value)> properties) =>
        properties.Where(property => property.Value is not null).Select(property => new PropertyModel(property.Name, property.Value!)).ToEquatableArray();

    private bool HasTooManyStores(IReadOnlyList<DeclaredStore> stores, int environments)
    {
        if (stores.Count <= MaxStores && (long)stores.Count * environments <= MaxStoreEnvironments)
        {
            return false;
        }

        _context.Reporter.Report(
            StructureDescriptors.TooManyStores,
            stores[0].Entry.KeySource,
            stores.Count.ToString(CultureInfo.InvariantCulture),
            environments.ToString(CultureInfo.InvariantCulture),
            MaxStores.ToString(CultureInfo.InvariantCulture),
            MaxStoreEnvironments.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>What is emitted grows with these: it has to fit into the memory of an editor.</summary>
    private bool IsTooLarge(IReadOnlyList<DeclaredStore> stores, int count, int most, string? what)
    {
        if (count > most)
        {
            _context.Reporter.Report(StructureDescriptors.TooLargeCatalog, stores[0].Entry.KeySource, most.ToString(CultureInfo.InvariantCulture), what ?? string.Empty);
        }

        return count > most;
    }

    private void CheckSize(IReadOnlyList<DeclaredStore> stores)
    {
        var count = stores.Sum(store => store.Objects.Count);
        if (count > ManyObjects)
        {
            _context.Reporter.Report(
                StructureDescriptors.TooManyObjects,
                stores[0].Entry.KeySource,
                count.ToString(CultureInfo.InvariantCulture),
                ManyObjects.ToString(CultureInfo.InvariantCulture));
        }
    }
}
