using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits the columns of a row as a filter sees them.</summary>
internal static class ColumnsEmitter
{
    private const string Alias = "TypedDaoColumns";
    private const string IsNull = "IsNull";

    public static void Emit(CodeWriter writer, RowModel row, bool isNested, Scope scope)
    {
        var name = CSharpText.Identifier(row.ColumnsName);
        writer.Line();
        writer.Line($"/// <summary>The columns of {XmlText.Code(row.Name)} in a filter.</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public readonly struct {name}");
        writer.Open();
        if (isNested)
        {
            writer.Line($"private readonly {Clr.ColumnPath} _path;");
            writer.Line($"internal {name}({Clr.ColumnPath} path) => _path = path;");
            if (!row.Columns.Any(static column => column.PropertyName == IsNull))
            {
                writer.Line("/// <summary>The struct is null.</summary>");
                writer.Line($"public {Clr.Filter} {IsNull} => new {Clr.NullFilter}(_path);");
            }
        }

        foreach (var column in row.Columns)
        {
            EmitColumn(writer, column, row, isNested, scope);
        }

        writer.Close();
    }

    private static void EmitColumn(CodeWriter writer, ColumnModel column, RowModel row, bool isNested, Scope scope)
    {
        var property = CSharpText.Identifier(column.PropertyName);
        if (column.IsBroken)
        {
            writer.Line($"public dynamic {property} => null!;");
            return;
        }

        // A user's type may have the member from a base, where its documentation is not found under its own name.
        writer.Line(row.ExistingType is null
            ? $"/// <inheritdoc cref=\"{CSharpText.TypeIdentifier(row.Name)}.{property}\"/>"
            : $"/// <summary>{Documentation.OfColumn(column)}</summary>");
        if (column.Deprecated is not null)
        {
            writer.Line($"[{Clr.Obsolete}({CSharpText.Literal(column.Deprecated)})]");
        }

        var path = $"new({CSharpText.Literal(column.Name)}{(isNested ? ", _path" : null)})";
        var values = column.Enum is { } allowed
            ? $", [{string.Join(", ", allowed.Members.Select(static member => CSharpText.Literal(member.Value)))}]{Members(allowed)}"
            : null;
        writer.Line($"public {ColumnType(column, scope)} {property} => new({path}{values});");
    }

    /// <summary>The members of a user's enum, which have any numbers.</summary>
    private static string? Members(EnumModel values) => values.ExistingType is { } type
        ? $", [{string.Join(", ", values.Members.Select(member => $"{type}.{CSharpText.Identifier(member.Name)}"))}]"
        : null;

    /// <summary>Begins the file of such columns: they are named often, so that a short name saves the compiler time.</summary>
    public static void EmitAlias(CodeWriter writer) => writer.Line($"using {Alias} = {Clr.FilterColumns.TrimEnd('.')};");

    private static string Short(string name) => $"{Alias}::{name.Substring(Clr.FilterColumns.Length)}";

    private static string ColumnType(ColumnModel column, Scope scope) => column.Type.Kind switch
    {
        ColumnKind.Bool => Short(Clr.BoolColumn),
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => $"{Short(Clr.OrderedColumn)}<long>",
        ColumnKind.Float or ColumnKind.Double => $"{Short(Clr.OrderedColumn)}<double>",
        ColumnKind.Decimal => $"{Short(Clr.OrderedColumn)}<decimal>",
        ColumnKind.String when column.Enum is { } values => $"{Short(Clr.EnumColumn)}<{scope.TypeName(values)}>",
        ColumnKind.String => Short(Clr.TextColumn),
        ColumnKind.Bytes or ColumnKind.Uuid => $"{Short(Clr.EquatableColumn)}<{ColumnTypes.BareClrType(column.Type, scope)}>",
        ColumnKind.List or ColumnKind.Map => Short(Clr.NestedColumn),
        ColumnKind.Struct => scope.ColumnsName(column.Type.Struct!),
        _ => $"{Short(Clr.OrderedColumn)}<{ColumnTypes.BareClrType(column.Type, scope)}>",
    };
}
