using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds objects to C# types of the user. What is emitted for a type is emitted once, with the first object that names it.</summary>
internal sealed class ExistingRowBinder(BindingContext context, CatalogNameBinder names)
{
    private readonly Dictionary<string, BoundRow> _shared = new(StringComparer.Ordinal);

    /// <param name="declared">The object.</param>
    /// <param name="way">The key with the type's name, which may be another object's.</param>
    public void Bind(DeclaredObject declared, Field way)
    {
        if (way.Value is not YamlScalar { IsNull: false, Text: { Length: > 0 } text })
        {
            context.Reporter.Report(StructureDescriptors.WrongNode, way.Source, way.Key.Name, "the full name of a C# type", way.Value.KindName);
            return;
        }

        var existing = context.FindRow(text);
        context.Reporter.ReportOnce(existing.Problems, way.Source);
        if (existing.Row is not { } row)
        {
            return;
        }

        var isNamed = declared.Fields.Find(YamlRole.RowName) is not null;
        if (!isNamed && _shared.TryGetValue(row.ExistingType!, out var shared))
        {
            declared.Row = shared;
            return;
        }

        if (BindName(declared, way, existing) is not { } name || !AddTypes(declared, name, row))
        {
            return;
        }

        var model = Rename(row, name.Text);
        declared.Row = new(
            model,
            names.ReferenceTo(declared.Store, model),
            model.Columns.ToDictionary(column => column.Name, column => new BoundColumn(column, way.Source), StringComparer.Ordinal));
        declared.OwnsRow = true;
        if (!isNamed)
        {
            _shared.Add(row.ExistingType!, declared.Row);
        }
    }

    /// <summary>What the shape and the columns are named after: the type, unless the object says otherwise.</summary>
    private ClrName? BindName(DeclaredObject declared, Field way, ExistingRow existing)
    {
        var key = declared.Fields.NameOf(YamlRole.RowName);
        var what = $"row of the {declared.What}";
        return declared.Fields.Find(YamlRole.RowName) is { } field
            ? context.Names.Bind(what, declared.Entry, key, field)
            : new ClrName(existing.SimpleName, what, way.Source, key);
    }

    private bool AddTypes(DeclaredObject declared, ClrName name, RowModel row)
    {
        if (row.Columns.Any(column => column.PropertyName == name.Text + RowModel.ColumnsEnding))
        {
            context.Reporter.Report(NameDescriptors.Reserved, name.Source, name.What, name.Text + RowModel.ColumnsEnding, name.Key);
            return false;
        }

        var types = declared.Store.Types;
        return types.Add(name, RowModel.ShapeEnding)
            && types.Add(name, RowModel.ColumnsEnding)
            && Structs(row).All(nested => AddTypes(declared, name with { Text = name.Text + nested.Name.Substring(row.Name.Length) }, nested));
    }

    private static IEnumerable<RowModel> Structs(RowModel row) => row.Columns.Select(column => column.Type.InnerStruct).OfType<RowModel>();

    /// <summary>Structs are named by the members that lead to them, behind the row's name.</summary>
    private static RowModel Rename(RowModel row, string name) => row with
    {
        Name = name + row.Name,
        Columns = row.Columns.Select(column => column with { Type = Rename(column.Type, name) }).ToEquatableArray(),
    };

    private static ColumnTypeModel Rename(ColumnTypeModel type, string name) => type.InnerStruct is null
        ? type
        : type with { Struct = type.Struct is { } row ? Rename(row, name) : null, Element = type.Element is { } element ? Rename(element, name) : null };
}
