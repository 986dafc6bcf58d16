using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits a row: its record, its shape, its columns in filters, its enums, and the same of the structs inside of it.</summary>
internal static class RowEmitter
{
    public static void Emit(CodeWriter writer, RowModel row, string summary, Scope scope) => Emit(writer, row, summary, isNested: false, scope);

    private static void Emit(CodeWriter writer, RowModel row, string summary, bool isNested, Scope scope)
    {
        if (row.ExistingType is null)
        {
            EmitRecord(writer, row, summary, scope);
        }

        ShapeEmitter.Emit(writer, row, scope);
        ColumnsEmitter.Emit(writer, row, isNested, scope);
        foreach (var column in row.Columns)
        {
            if (column.Enum is { ExistingType: null } values)
            {
                EmitEnum(writer, values, column);
            }

            if (!column.IsBroken && column.Type.InnerStruct is { } nested)
            {
                Emit(writer, nested, nested.Description is null ? $"The struct {XmlText.Code(column.Name)}." : XmlText.Sentence(nested.Description), isNested: true, scope);
            }
        }
    }

    /// <summary>The columns that have a place in the schema.</summary>
    public static IEnumerable<ColumnModel> SchemaColumns(RowModel row) => row.Columns.Where(static column => !column.IsBroken);

    private static void EmitRecord(CodeWriter writer, RowModel row, string summary, Scope scope)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public sealed partial record {CSharpText.TypeIdentifier(row.Name)}");
        writer.Open();
        var fieldPrefix = EqualityEmitter.FieldPrefix(row);
        foreach (var column in row.Columns)
        {
            EmitProperty(writer, column, fieldPrefix, scope);
        }

        writer.Close();
    }

    private static void EmitProperty(CodeWriter writer, ColumnModel column, string fieldPrefix, Scope scope)
    {
        if (column.IsBroken)
        {
            writer.Line($"public dynamic {CSharpText.Identifier(column.PropertyName)} {{ get; init; }} = null!;");
            return;
        }

        writer.Line($"/// <summary>{Documentation.OfColumn(column)}</summary>");
        var required = column.Type.IsNullable ? null : "required ";
        var field = EqualityEmitter.NeedsField(column.Type) ? fieldPrefix + column.PropertyName : null;
        var accessors = field is null ? "get; init;" : $"get => {field}.Value; init => {field} = new(value);";
        var property = $"public {required}{ColumnTypes.ClrType(column, scope)} {CSharpText.Identifier(column.PropertyName)} {{ {accessors} }}";
        if (column.Deprecated is null)
        {
            writer.Line(property);
        }
        else
        {
            // A row cannot be made without the column as long as it is there and not nullable.
            writer.Line("#pragma warning disable CS9042");
            writer.Line($"[{Clr.Obsolete}({CSharpText.Literal(column.Deprecated)})]");
            writer.Line(property);
            writer.Line("#pragma warning restore CS9042");
        }

        if (field is not null)
        {
            EqualityEmitter.EmitField(writer, column.Type, field, scope);
        }
    }

    private static void EmitEnum(CodeWriter writer, EnumModel values, ColumnModel column)
    {
        writer.Line();
        writer.Line($"/// <summary>The values of {XmlText.Code(column.Name)}.</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public enum {CSharpText.TypeIdentifier(values.Name)}");
        writer.Open();
        foreach (var member in values.Members)
        {
            writer.Line($"/// <summary>{XmlText.Code(member.Value)}</summary>");
            writer.Line($"{CSharpText.Identifier(member.Name)},");
        }

        writer.Close();
    }
}
