using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>The names of the catalog itself, of its stores, and of the rows across stores.</summary>
internal sealed class CatalogNameBinder
{
    /// <summary>Namespaces that a catalog's code and its users' code are written with.</summary>
    private static readonly string[] OuterNamespaces = ["System", "Microsoft", "TypedDao"];

    private readonly BindingContext _context;
    private readonly Fields _fields;
    private readonly NameScope _stores;
    private readonly HashSet<string> _outer;

    public CatalogNameBinder(BindingContext context, Fields fields, BindingOptions options)
    {
        _context = context;
        _fields = fields;
        var className = ReadClassName();
        Namespace = ReadNamespace(options, className);
        _outer = [.. OuterNamespaces, .. Namespace.Split('.').Take(1)];
        ClassName = WithoutReserved(className);
        _stores = new(context.Reporter, ReservedNames.Stores);
    }

    public string ClassName { get; }

    public string Namespace { get; }

    /// <summary>The name of a store; null where another store has it.</summary>
    public ClrName? BindStore(Entry entry, Fields store)
    {
        var name = _context.Names.Bind($"store '{entry.Name}'", entry, store.NameOf(YamlRole.Name), store.Find(YamlRole.Name));
        var space = Namespace.Length == 0 ? name.Text : $"{Namespace}.{name.Text}";

        // What is emitted has to compile, so that only this is said.
        if (_outer.Contains(name.Text))
        {
            _context.Reporter.Report(NameDescriptors.HidesNamespace, name.Source, name.What, space, name.Text, name.Key);
            name = name with { Text = name.Text + "_" };
        }

        if (name.Text == ClassName || name.Text == ClassName + "Context" || name.Text == ClassName + "Services")
        {
            _context.Reporter.Report(
                NameDescriptors.EqualsCatalogClass, name.Source, name.What, space, name.Key, _fields.NameOf(YamlRole.CatalogName));
            name = name with { Text = name.Text + "_" };
        }

        return _stores.Add(name) ? name : null;
    }

    /// <summary>How a row of a store is named from elsewhere.</summary>
    public RowReference ReferenceTo(DeclaredStore store, RowModel row)
    {
        var scope = new CatalogNames(ClassName, Namespace).ScopeOf(store.ClrName.Text);
        return new(scope.TypeName(row), scope.ShapeName(row), scope.ColumnsName(row));
    }

    /// <summary>Advises on rows of two stores with one name.</summary>
    public void AdviseOnRows(IReadOnlyList<DeclaredStore> stores)
    {
        var rows = new Dictionary<string, DeclaredObject>(StringComparer.Ordinal);
        foreach (var declared in stores.SelectMany(store => store.Objects))
        {
            if (!declared.OwnsRow || declared.Row is not { Model.ExistingType: null } row || rows.TryAdd(row.Model.Name, declared))
            {
                continue;
            }

            var other = rows[row.Model.Name];
            if (other.Store != declared.Store)
            {
                _context.Reporter.ReportPair(
                    NameDescriptors.AmbiguousRow,
                    declared.Entry.KeySource,
                    other.Entry.KeySource,
                    declared.What,
                    other.What,
                    row.Model.Name,
                    declared.Fields.NameOf(YamlRole.RowName));
            }
        }
    }

    private string ReadClassName()
    {
        var key = _fields.Table.Find(YamlRole.CatalogName);
        var fallback = key?.Default ?? CSharpName.From(key?.Name ?? string.Empty) ?? "_";
        if (_context.ReadText(_fields, YamlRole.CatalogName) is not { } text)
        {
            return fallback;
        }

        if (CSharpName.IsIdentifier(text))
        {
            return text;
        }

        _context.Reporter.Report(
            NameDescriptors.NotAnIdentifier, _fields.Find(YamlRole.CatalogName)!.Source, key!.Name, text, "catalog", CSharpName.From(text) ?? fallback);
        return CSharpName.From(text) ?? fallback;
    }

    private string WithoutReserved(string className)
    {
        if (_fields.Find(YamlRole.CatalogName) is not { } field || !(ReservedNames.Catalogs.Contains(className) || _outer.Contains(className)))
        {
            return className;
        }

        _context.Reporter.Report(NameDescriptors.Reserved, field.Source, "catalog", className, field.Key.Name);
        return className + "_";
    }

    private string ReadNamespace(BindingOptions options, string className)
    {
        if (_context.ReadText(_fields, YamlRole.Namespace) is { } text)
        {
            if (CSharpName.IsNamespace(text))
            {
                return text;
            }

            var field = _fields.Find(YamlRole.Namespace)!;
            _context.Reporter.Report(NameDescriptors.BadNamespace, field.Source, field.Key.Name, text);
            return CSharpName.ToNamespace(text);
        }

        // A project named Acme.Catalog would have a class and a namespace of one name.
        var root = CSharpName.ToNamespace(options.RootNamespace ?? string.Empty);
        return root == className ? string.Empty
            : root.EndsWith("." + className, StringComparison.Ordinal) ? root.Substring(0, root.Length - className.Length - 1)
            : root;
    }
}
