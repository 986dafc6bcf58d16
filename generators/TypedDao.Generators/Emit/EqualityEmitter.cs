using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>
/// Emits equality by content of lists, maps and bytes, which .NET compares by reference: they are held in a field that compares by
/// content, and so the equality that the language gives to records is enough. A written equality is far more to compile.
/// </summary>
internal static class EqualityEmitter
{
    public static bool NeedsField(ColumnTypeModel type) => type.Kind is ColumnKind.List or ColumnKind.Map or ColumnKind.Bytes;

    /// <summary>What the names of a row's fields begin with, and no other name of the row.</summary>
    public static string FieldPrefix(RowModel row)
    {
        var prefix = "_";
        while (row.Name.StartsWith(prefix, StringComparison.Ordinal) || row.Columns.Any(other => other.PropertyName.StartsWith(prefix, StringComparison.Ordinal)))
        {
            prefix += "_";
        }

        return prefix;
    }

    public static void EmitField(CodeWriter writer, ColumnTypeModel type, string name, Scope scope) =>
        writer.Line($"private readonly {Clr.ByContent}<{ColumnTypes.ClrType(type, scope)}, {ColumnTypes.ShapeType(type, scope)}> {name};");
}
