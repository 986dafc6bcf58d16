using System.Globalization;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Schema;

namespace TypedDao.Cli.Discovery;

/// <summary>The C# names within one store: which are taken, and what to call what cannot have the name that is made for it.</summary>
internal sealed class ClrNames
{
    /// <summary>Namespaces that a store's own would hide, and classes of a catalog that has no name of its own.</summary>
    private static readonly string[] OfNamespaces = ["System", "Microsoft", "TypedDao", "Catalog", "CatalogContext", "CatalogServices"];

    private readonly HashSet<string> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>Begins a store.</summary>
    /// <param name="store">Its name.</param>
    /// <param name="taken">The C# names of other stores, to which that of this one is added.</param>
    public ClrNames(string store, HashSet<string>? taken = null)
    {
        string found = Find(store, "Store", candidate =>
            !ReservedNames.Stores.Contains(candidate) && !OfNamespaces.Contains(candidate) && taken?.Contains(candidate) != true);
        taken?.Add(found);
        SaidStore = found == CSharpName.From(store) ? null : found;
        _objects.Add(found + "Store");
        _types.Add(found + "Store");
    }

    /// <summary>The C# name of the store, where YAML has to say it.</summary>
    public string? SaidStore { get; }

    /// <summary>Names an object, its class and its row.</summary>
    /// <param name="name">The name in YAML.</param>
    /// <returns>The C# name, and whether YAML has to say it.</returns>
    public (string Name, bool IsSaid) AddObject(string name)
    {
        string? made = CSharpName.From(name);
        string found = Find(name, "Data", candidate =>
            !ReservedNames.Objects.Contains(candidate)
            && !ReservedNames.Types.Contains(candidate)
            && !_objects.Contains(candidate)
            && !_types.Overlaps([.. TypesOfRow(candidate), candidate + "Object"]));
        _objects.Add(found);
        _types.UnionWith([.. TypesOfRow(found), found + "Object"]);
        return (found, found != made);
    }

    /// <summary>The names that the columns of an object need.</summary>
    /// <param name="row">The C# name of the row.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="partitions">How many of the first columns are partitions.</param>
    public IReadOnlyDictionary<Column, string> AddColumns(string row, RowSchema schema, int partitions)
    {
        var said = new Dictionary<Column, string>(ReferenceEqualityComparer.Instance);
        AddColumns(row, schema, partitions, said);
        return said;
    }

    private void AddColumns(string row, RowSchema schema, int partitions, Dictionary<Column, string> said)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { row };
        for (int i = 0; i < schema.Count; i++)
        {
            Column column = schema[i];
            RowSchema? nested = Commands.SchemaText.Innermost(column.Type).Columns;
            bool isPartition = i < partitions;
            string found = Find(column.Name, "Value", candidate =>
                !used.Contains(candidate)
                && !ReservedNames.Columns.Contains(candidate)
                && (!isPartition || !ReservedNames.Parameters.Contains(candidate))
                && (nested is null || !_types.Overlaps(TypesOfRow(row + candidate))));
            used.Add(found);
            if (found != CSharpName.From(column.Name))
            {
                said.Add(column, found);
            }

            if (nested is not null)
            {
                _types.UnionWith(TypesOfRow(row + found));
                AddColumns(row + found, nested, 0, said);
            }
        }
    }

    private static string[] TypesOfRow(string row) => [row, row + RowModel.ShapeEnding, row + RowModel.ColumnsEnding];

    private static string Find(string name, string addition, Func<string, bool> isFree)
    {
        string made = CSharpName.From(name) ?? CSharpName.From(Words(name)) ?? addition;
        string candidate = made;
        for (int i = 1; !isFree(candidate); i++)
        {
            candidate = i == 1 ? made + addition : string.Create(CultureInfo.InvariantCulture, $"{made}{addition}{i}");
        }

        return candidate;
    }

    /// <summary>What of a name can be part of one in C#.</summary>
    private static string Words(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '_' ? c : ' ')]);
}
