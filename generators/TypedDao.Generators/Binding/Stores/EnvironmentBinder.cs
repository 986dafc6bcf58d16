using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Binds environments: which store is where, and reached how, in each of them.</summary>
internal sealed class EnvironmentBinder(BindingContext context, CatalogMerger merger)
{
    private const string AllStores = "*";

    private readonly List<string> _names = [];
    private readonly Dictionary<(string Store, string Environment), Overlay> _overlays = [];

    public EquatableArray<string> Names => _names.ToEquatableArray();

    public EnvironmentBinder Bind(Fields catalog, IReadOnlyList<DeclaredStore> stores)
    {
        var fields = catalog.All.Where(field => field.Key.Role == YamlRole.Environments);
        foreach (var declarations in merger.MergeMappings(fields, "a mapping of names to environments"))
        {
            var entry = declarations[0];
            if (entry.Name == WellKnownNames.DefaultEnvironment)
            {
                context.Reporter.Report(StoreDescriptors.ReservedEnvironment, entry.KeySource, entry.Name);
                continue;
            }

            _names.Add(entry.Name);
            BindEnvironment(entry.Name, declarations, stores);
        }

        return this;
    }

    /// <summary>The environment that is active when nothing else says so; null where none is named.</summary>
    public string? ReadDefault(Fields catalog)
    {
        if (context.ReadText(catalog, YamlRole.DefaultEnvironment) is not { } name)
        {
            return null;
        }

        if (name == WellKnownNames.DefaultEnvironment || _names.Contains(name))
        {
            return name;
        }

        var known = _names.Append(WellKnownNames.DefaultEnvironment).ToArray();
        context.Reporter.Report(
            StoreDescriptors.UnknownEnvironment,
            catalog.Find(YamlRole.DefaultEnvironment)!.Source,
            name,
            NearName.Hint(name, known),
            string.Join(", ", known));
        return null;
    }

    /// <summary>The overlay of a store in an environment; null where it stays as written.</summary>
    public Overlay? Find(DeclaredStore store, string environment) =>
        _overlays.TryGetValue((store.Name, environment), out var overlay) ? overlay : null;

    private void BindEnvironment(string environment, IReadOnlyList<Entry> declarations, IReadOnlyList<DeclaredStore> stores)
    {
        var table = context.Types.KeysOf(YamlElement.Environment);
        var fields = context.Fields.Match(
            merger.MergeElement($"environment '{environment}'", declarations, table, YamlRole.Stores), table);
        var overlays = new Dictionary<string, IReadOnlyList<Entry>>(StringComparer.Ordinal);
        foreach (var overlay in merger.MergeMappings(fields.All.Where(field => field.Key.Role == YamlRole.Stores), "a mapping of store names to overlays"))
        {
            var entry = overlay[0];
            for (var i = 1; i < overlay.Count; i++)
            {
                merger.ReportTwice($"The overlay of '{entry.Name}' in the environment '{environment}'", overlay[i], entry);
            }

            overlays.Add(entry.Name, overlay);
            if (entry.Name != AllStores && !stores.Any(store => store.Name == entry.Name))
            {
                var names = stores.Select(store => store.Name);
                context.Reporter.Report(
                    StoreDescriptors.UnknownStore, entry.KeySource, environment, entry.Name, NearName.Hint(entry.Name, names), string.Join(", ", names));
            }
        }

        foreach (var store in stores)
        {
            if (overlays.TryGetValue(store.Name, out var declared) || overlays.TryGetValue(AllStores, out declared))
            {
                _overlays.Add((store.Name, environment), BindOverlay(environment, store, declared[0]));
            }
        }
    }

    private Overlay BindOverlay(string environment, DeclaredStore store, Entry entry)
    {
        var name = $"store '{store.Name}' in the environment '{environment}'";
        var generic = context.Types.KeysOf(YamlElement.Overlay);
        var element = merger.MergeElement(name, [entry], generic);
        var typeKey = generic.Find(YamlRole.Type)?.Name;
        var typeEntry = element.Entries.FirstOrDefault(candidate => candidate.Name == typeKey && !candidate.IsNull);
        var hasType = typeEntry.File is not null;
        var type = hasType ? context.Resolver.Resolve(context.Types.Stores, TypeResolver.StoreKind, element, generic) : store.Type;
        var source = hasType ? typeEntry.ValueSource : entry.KeySource;
        var table = context.Types.KeysOf(YamlElement.Overlay, type);
        if (type is null)
        {
            return new(environment, null, new(element, table, []), store.Interfaces, source);
        }

        var given = context.Fields.Match(WithoutStoreKeys(element, table, environment), table, keepNulls: true);
        var replaces = type != store.Type;
        var merged = new Fields(element, table, replaces ? Replace(given) : Merge(store, given));
        CheckRequired(merged, store, replaces);
        context.Fields.CheckGroups(merged);
        return new(environment, type, merged, BindInterfaces(environment, store, given), source);
    }

    /// <summary>Keys of stores that no overlay has get a message that says why.</summary>
    private Element WithoutStoreKeys(Element element, KeyTable table, string environment)
    {
        var storeKeys = context.Types.KeysOf(YamlElement.Store);
        var foreign = element.Entries.Where(entry => table.Find(entry.Name) is null && storeKeys.Find(entry.Name) is not null).ToArray();
        foreach (var entry in foreign)
        {
            context.Reporter.Report(StoreDescriptors.EnvironmentChangesSchema, entry.KeySource, entry.Name, environment);
        }

        return foreign.Length == 0 ? element : element with { Entries = [.. element.Entries.Except(foreign)] };
    }

    private static EquatableArray<Field> Replace(Fields given) => [.. given.All.Where(field => !field.Entry.IsNull)];

    /// <summary>The store's own keys, with those of the overlay in their place, without those that it clears.</summary>
    private static EquatableArray<Field> Merge(DeclaredStore store, Fields given)
    {
        var merged = new List<Field>();
        foreach (var field in store.Fields.All)
        {
            if (store.Fields.Table.IsOwn(field.Key) && !given.Has(field.Key))
            {
                merged.Add(field);
            }
        }

        merged.AddRange(Replace(given));
        return merged.ToEquatableArray();
    }

    private void CheckRequired(Fields merged, DeclaredStore store, bool replaces)
    {
        foreach (var key in merged.Table.Keys)
        {
            var isMissing = key.IsRequired && !merged.Has(key);
            var wasThere = replaces || store.Fields.Has(key);
            if (isMissing && wasThere && merged.Element.IsComplete)
            {
                context.Reporter.Report(
                    StructureDescriptors.MissingKey,
                    merged.Element.Source,
                    merged.Element.Name,
                    key.Name,
                    string.Empty,
                    key.Explanation);
            }
        }

        foreach (var names in merged.Element.IsComplete ? FieldReader.MissingGroups(merged) : [])
        {
            if (replaces || store.Fields.All.Any(field => names.Contains(field.Key.Name)))
            {
                context.Fields.ReportMissing(merged.Element.Source, merged, names, environment: null);
            }
        }
    }

    private List<AdditionalInterface> BindInterfaces(string environment, DeclaredStore store, Fields given)
    {
        var interfaces = store.Interfaces.ToList();
        var fields = given.All.Where(field => field.Key.Role == YamlRole.Interfaces && !field.Entry.IsNull);
        var generic = context.Types.KeysOf(YamlElement.Interface);
        foreach (var declarations in merger.MergeMappings(fields, "a mapping of names to interfaces"))
        {
            var entry = declarations[0];
            var index = interfaces.FindIndex(candidate => candidate.Name == entry.Name);
            if (index < 0)
            {
                var names = interfaces.Select(candidate => candidate.Name).ToArray();
                context.Reporter.Report(
                    StoreDescriptors.UnknownAdditionalInterface,
                    entry.KeySource,
                    environment,
                    entry.Name,
                    store.Name,
                    NearName.Hint(entry.Name, names),
                    names.Length == 0 ? "none" : string.Join(", ", names));
                continue;
            }

            var before = interfaces[index];
            var element = merger.MergeElement($"interface '{entry.Name}' in the environment '{environment}'", declarations, generic);
            var hasType = element.Entries.Any(candidate => candidate.Name == generic.Find(YamlRole.Type)?.Name);
            var type = hasType ? context.Resolver.Resolve(context.Types.Interfaces, TypeResolver.InterfaceKind, element, generic) : before.Type;
            if (type is not null)
            {
                var table = context.Types.KeysOf(YamlElement.Interface, type);
                var keys = context.Fields.Match(element, table, keepNulls: true);
                var kept = type == before.Type
                    ? before.Fields.All.Where(field => !keys.Has(field.Key))
                    : [];
                var merged = new Fields(element, table, [.. kept, .. Replace(keys)]);
                context.Fields.CheckRequired(merged, environment);
                context.Fields.CheckGroups(merged);
                interfaces[index] = before with { Type = type, Fields = merged };
            }
        }

        return interfaces;
    }
}
