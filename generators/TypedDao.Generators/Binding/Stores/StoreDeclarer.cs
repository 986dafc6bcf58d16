using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Declares stores, their additional interfaces and their objects: names and types, nothing that needs another one.</summary>
internal sealed class StoreDeclarer(BindingContext context, CatalogMerger merger, CatalogNameBinder names)
{
    private const string ExpectedObjects = "a mapping of object names to objects";

    public List<DeclaredStore> Declare(Fields catalog)
    {
        var stores = new List<DeclaredStore>();
        var fields = catalog.All.Where(field => field.Key.Role == YamlRole.Stores);
        foreach (var declarations in merger.MergeMappings(fields, "a mapping of store names to stores"))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (DeclareStore(declarations) is { } store)
            {
                stores.Add(store);
            }
        }

        return stores;
    }

    private DeclaredStore? DeclareStore(IReadOnlyList<Entry> declarations)
    {
        var entry = declarations[0];
        var what = $"store '{entry.Name}'";
        var generic = context.Types.KeysOf(YamlElement.Store);
        var element = merger.MergeElement(what, declarations, generic, YamlRole.Objects, YamlRole.Interfaces);
        var type = context.Resolver.Resolve(context.Types.Stores, TypeResolver.StoreKind, element, generic);
        var table = context.Types.KeysOf(YamlElement.Store, type);
        if (type is not null)
        {
            context.Reporter.ReportOnce(table.Problems, new(entry.File, entry.Key.Span));
        }

        // Of an unknown type the keys are unknown too.
        var fields = type is null
            ? context.Fields.Match(element with { Entries = [.. element.Entries.Where(candidate => table.Find(candidate.Name) is not null)] }, table)
            : context.Fields.Read(element, table);
        if (names.BindStore(entry, fields) is not { } name)
        {
            return null;
        }

        var store = new DeclaredStore(entry, name, fields, type, new(context.Reporter, ReservedNames.Types));
        store.Types.Add(name, "Store");
        DeclareInterfaces(store);
        DeclareObjects(store);
        return store;
    }

    private void DeclareInterfaces(DeclaredStore store)
    {
        var scope = new NameScope(context.Reporter, ReservedNames.Interfaces);
        var fields = store.Fields.All.Where(field => field.Key.Role == YamlRole.Interfaces);
        var generic = context.Types.KeysOf(YamlElement.Interface);
        foreach (var declarations in merger.MergeMappings(fields, "a mapping of names to interfaces"))
        {
            var entry = declarations[0];
            var what = $"interface '{entry.Name}' of the store '{store.Name}'";
            var element = merger.MergeElement(what, declarations, generic);
            var name = context.Names.Bind(what, entry, entry.Name, null);
            if (!scope.Add(name) || context.Resolver.Resolve(context.Types.Interfaces, TypeResolver.InterfaceKind, element, generic) is not { } type)
            {
                continue;
            }

            var table = context.Types.KeysOf(YamlElement.Interface, type);
            context.Reporter.ReportOnce(table.Problems, entry.KeySource);
            store.Interfaces.Add(new(entry, name, type, context.Fields.Read(element, table)));
        }
    }

    private void DeclareObjects(DeclaredStore store)
    {
        var scope = new NameScope(context.Reporter, ReservedNames.Objects);
        scope.Add(store.ClrName, "Store");
        var fields = store.Fields.All.Where(field => field.Key.Role == YamlRole.Objects);
        foreach (var declarations in merger.MergeMappings(fields, ExpectedObjects))
        {
            var entry = declarations[0];
            for (var i = 1; i < declarations.Count; i++)
            {
                merger.ReportTwice($"The object '{store.Name}.{entry.Name}'", declarations[i], entry);
            }

            DeclareObject(store, entry, scope);
        }
    }

    private void DeclareObject(DeclaredStore store, Entry entry, NameScope scope)
    {
        var what = $"object '{store.Name}.{entry.Name}'";
        var generic = context.Types.KeysOf(YamlElement.Object);
        var element = merger.MergeElement(what, [entry], generic);
        var type = context.Resolver.Resolve(context.Types.Objects, TypeResolver.ObjectKind, element, generic);
        var table = context.Types.KeysOf(YamlElement.Object, type);
        var fields = type is null
            ? context.Fields.Match(element with { Entries = [.. element.Entries.Where(candidate => table.Find(candidate.Name) is not null)] }, table)
            : ReadFields(element, table, type);
        var name = context.Names.Bind(what, entry, fields.NameOf(YamlRole.Name), fields.Find(YamlRole.Name));
        if (!scope.Add(name))
        {
            return;
        }

        if (type is null)
        {
            store.BrokenObjects.Add(name.Text);
            return;
        }

        context.Reporter.ReportOnce(table.Problems, entry.KeySource);
        var className = name.Text + ObjectModel.ClassEnding;
        if (store.Interfaces.Exists(additional => ViaModel.ClassNameOf(additional.ClrName.Text) == className))
        {
            context.Reporter.Report(NameDescriptors.Reserved, name.Source, name.What, className, name.Key);
        }
        else if (store.Types.Add(name, ObjectModel.ClassEnding))
        {
            store.Objects.Add(new(store, entry, name, fields, type));
        }
    }

    /// <summary>Reads an object's keys; partition keys of a file get a message of their own.</summary>
    private Fields ReadFields(Element element, KeyTable table, ObjectType type)
    {
        if (type.Shape == ObjectShape.File && table.Find(YamlRole.PartitionKeys) is null)
        {
            foreach (var entry in element.Entries)
            {
                if (table.Find(entry.Name) is null && DirectoryWith(entry.Name) is { } directory)
                {
                    context.Reporter.Report(ObjectDescriptors.PartitionsOnFile, entry.KeySource, element.Name, entry.Name, directory);
                    element = element with { Entries = [.. element.Entries.Where(other => other.Name != entry.Name)] };
                    break;
                }
            }
        }

        return context.Fields.Read(element, table);
    }

    /// <summary>The directory type in which a key means partitions.</summary>
    private string? DirectoryWith(string key)
    {
        foreach (var name in context.Types.Objects.Names)
        {
            var type = context.Types.Objects.Find(name)[0];
            if (type.Shape == ObjectShape.Directory
                && context.Types.KeysOf(YamlElement.Object, type).Find(key)?.Role == YamlRole.PartitionKeys)
            {
                return name;
            }
        }

        return null;
    }
}
