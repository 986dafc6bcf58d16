using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>
/// Emits equality by content for records with lists, maps or bytes, which .NET compares by reference. Other records have it
/// from the language.
/// </summary>
internal static class EqualityEmitter
{
    public static void Emit(CodeWriter writer, RowModel row, Scope scope)
    {
        ColumnModel[] columns = [.. RowEmitter.SchemaColumns(row)];
        if (!columns.Any(static column => NeedsComparer(column.Type)))
        {
            return;
        }

        writer.Line();
        writer.Line("/// <summary>Compares all columns; lists, maps and bytes by content.</summary>");
        writer.Line($"public bool Equals({scope.TypeName(row)}? other)");
        writer.Indented(inner =>
        {
            inner.Line("=> other is not null");
            inner.Indented(conditions =>
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    conditions.Line($"&& {Comparison(columns[i], row, scope)}{(i < columns.Length - 1 ? null : ";")}");
                }
            });
        });
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override int GetHashCode()");
        writer.Open();
        writer.Line($"{Clr.HashCode} hash = new();");
        foreach (var column in columns)
        {
            var comparer = NeedsComparer(column.Type) ? ", " + ComparerField(column, row, scope) : null;
            writer.Line($"hash.Add(this.{CSharpText.Identifier(column.PropertyName)}{comparer});");
        }

        writer.Line("return hash.ToHashCode();");
        writer.Close();
    }

    /// <summary>Emits the comparers of a record as fields of its shape.</summary>
    public static void EmitComparers(CodeWriter writer, RowModel row, Scope scope)
    {
        if (row.ExistingType is not null)
        {
            return;
        }

        foreach (var column in RowEmitter.SchemaColumns(row).Where(static column => NeedsComparer(column.Type) && !IsPlainBytes(column.Type)))
        {
            writer.Line();
            writer.Line($"internal static readonly {Clr.EqualityComparer}<{ColumnTypes.BareClrType(column.Type, scope)}?> {ComparerName(column)} = {Comparer(column.Type, scope)};");
        }
    }

    private static bool NeedsComparer(ColumnTypeModel type) => type.Kind is ColumnKind.List or ColumnKind.Map or ColumnKind.Bytes;

    private static string ComparerName(ColumnModel column) => column.PropertyName + "Comparer";

    private static string ComparerField(ColumnModel column, RowModel row, Scope scope) =>
        IsPlainBytes(column.Type) ? $"{Clr.ValueComparers}.Bytes" : $"{scope.ShapeName(row)}.{ComparerName(column)}";

    private static bool IsPlainBytes(ColumnTypeModel type) => type is { Kind: ColumnKind.Bytes, IsNullable: false };

    private static string Comparison(ColumnModel column, RowModel row, Scope scope)
    {
        var member = CSharpText.Identifier(column.PropertyName);
        return column.Type switch
        {
            _ when NeedsComparer(column.Type) => $"{ComparerField(column, row, scope)}.Equals(this.{member}, other.{member})",

            // NaN equals itself, as it does in the equality of the language's records.
            { Kind: ColumnKind.Float or ColumnKind.Double, IsNullable: true } => $"{Clr.Nullable}.Equals(this.{member}, other.{member})",
            { Kind: ColumnKind.Float or ColumnKind.Double } => $"this.{member}.Equals(other.{member})",
            { Kind: ColumnKind.Struct, Struct.IsValueType: true } => $"{Clr.Nullable}.Equals<{ColumnTypes.BareClrType(column.Type, scope)}>(this.{member}, other.{member})",
            { Kind: ColumnKind.Struct, Struct.ExistingType: not null } => $"object.Equals(this.{member}, other.{member})",
            _ => $"this.{member} == other.{member}",
        };
    }

    /// <summary>A comparer by content; null where the type's own equality is one.</summary>
    private static string? Comparer(ColumnTypeModel type, Scope scope) => type switch
    {
        { Kind: ColumnKind.Bytes, IsNullable: true } => $"{Clr.ValueComparers}.Nullable({Clr.ValueComparers}.Bytes)",
        { Kind: ColumnKind.Bytes } => $"{Clr.ValueComparers}.Bytes",
        { Kind: ColumnKind.List } => $"{Clr.ValueComparers}.List<{ColumnTypes.ClrType(type.Element!, scope)}>({Comparer(type.Element!, scope)})",
        { Kind: ColumnKind.Map } =>
            $"{Clr.ValueComparers}.Map<{ColumnTypes.ClrType(type.Key!, scope)}, {ColumnTypes.ClrType(type.Element!, scope)}>({Comparer(type.Element!, scope)})",
        _ => null,
    };
}
