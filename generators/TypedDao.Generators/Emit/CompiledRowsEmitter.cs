using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Emit;

/// <summary>What projections are checked against: here, in this project, and as attributes of the assembly in those that reference it.</summary>
internal static class CompiledRowsEmitter
{
    /// <summary>The rows of all objects of a catalog.</summary>
    public static EquatableArray<CompiledRows> Of(CatalogModel catalog)
    {
        var names = new CatalogNames(catalog.ClassName, catalog.Namespace);
        return catalog.Stores
            .SelectMany(store => Of(store.Name, store.Objects, names.ScopeOf(store.PropertyName)))
            .ToEquatableArray();
    }

    /// <summary>The attributes of some objects of a store.</summary>
    public static IEnumerable<string> Attributes(string store, EquatableArray<ObjectModel> objects, Scope scope) => Of(store, objects, scope).Select(static rows =>
    {
        var fields = rows.Fields.IsEmpty ? null : ", " + CSharpText.Literal(FieldText.Format(rows.Fields));
        return $"[assembly: {Clr.CompiledRows}({CSharpText.Literal(rows.Object)}, {CSharpText.Literal(rows.RowType)}, {CSharpText.Literal(rows.ShapeType)}{fields})]";
    });

    private static IEnumerable<CompiledRows> Of(string store, EquatableArray<ObjectModel> objects, Scope scope) =>
        from model in objects
        where model.Rows is not null
        let fields = model.Row is { } row ? RowEmitter.SchemaColumns(row).Select(column => FieldCode.Of(column, scope.ShapeName(row), scope)) : []
        select new CompiledRows($"{store}.{model.Name}", model.Rows!.RowType, model.Rows.ShapeType, fields.ToEquatableArray());
}
