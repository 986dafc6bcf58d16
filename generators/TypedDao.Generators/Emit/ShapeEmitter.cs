using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits the shape of a row: its schema, and how it is made from fields and taken apart.</summary>
internal static class ShapeEmitter
{
    /// <summary>The columns of a row up to which a codec's loop over rows takes the reading of one into itself, where its cursor can stay in registers.</summary>
    private const int MostInlined = 32;

    public static void Emit(CodeWriter writer, RowModel row, Scope scope)
    {
        var type = scope.TypeName(row);
        ColumnModel[] columns = [.. RowEmitter.SchemaColumns(row)];
        FieldModel[] fields = [.. columns.Select(column => FieldCode.Of(column, scope.ShapeName(row), scope))];
        writer.Line();
        writer.Line($"/// <summary>Reads and writes {XmlText.Code(row.Name)}.</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public readonly struct {CSharpText.Identifier(row.ShapeName)} : {Clr.RowShape}<{type}>");
        writer.Open();
        EmitSchema(writer, columns, scope);
        if (row.IsImmutable)
        {
            writer.Line();
            writer.Line("public static bool IsImmutable => true;");
        }

        writer.Line();
        if (fields.Length <= MostInlined)
        {
            writer.Line($"[{Clr.MethodImpl}({Clr.MethodImplOptions}.AggressiveInlining)]");
        }

        writer.Line($"public static {type} Read<TReader>(ref TReader reader)");
        writer.Indented(inner => inner.Line($"where TReader : struct, {Clr.FieldReader}, allows ref struct"));
        if (row.IsBroken)
        {
            writer.Indented(inner => inner.Line($"=> throw new {Clr.InvalidOperationException}({CSharpText.Literal($"Rows of {row.Name} cannot be made; the build says why.")});"));
        }
        else if (row.ExistingType is null)
        {
            EmitRead(writer, fields);
        }
        else
        {
            EmitReadExisting(writer, type, fields);
        }

        writer.Line();
        writer.Line($"public static void Write<TWriter>({type} row, ref TWriter writer)");
        writer.Indented(inner => inner.Line($"where TWriter : struct, {Clr.FieldWriter}, allows ref struct"));
        EmitWrite(writer, fields);
        foreach (var column in columns)
        {
            if (column.Enum is { ExistingType: not null } values)
            {
                EmitEnumConversions(writer, column, values);
            }
        }

        writer.Close();
    }

    private static void EmitSchema(CodeWriter writer, ColumnModel[] columns, Scope scope)
    {
        if (columns.Length == 0)
        {
            writer.Line($"public static {Clr.RowSchema} Schema => new([]);");
            return;
        }

        // A body instead of a value, so that a column added while the program runs under a debugger or `dotnet watch` is seen.
        writer.Line($"public static {Clr.RowSchema} Schema => new([");
        writer.Indented(inner =>
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var column = columns[i];
                var description = column.Description is null ? null : ", " + CSharpText.Literal(column.Description);
                inner.Line($"new({CSharpText.Literal(column.Name)}, {ColumnTypes.SchemaType(column, scope)}{description}){(i < columns.Length - 1 ? "," : "]);")}");
            }
        });
    }

    /// <summary>Initialisers run in their order, and so the fields are asked for in ascending order, each once.</summary>
    private static void EmitRead(CodeWriter writer, FieldModel[] fields)
    {
        if (fields.Length == 0)
        {
            writer.Indented(static inner => inner.Line("=> new();"));
            return;
        }

        writer.Indented(inner =>
        {
            inner.Line("=> new()");
            inner.Open();
            for (var i = 0; i < fields.Length; i++)
            {
                inner.Line($"{CSharpText.Identifier(fields[i].Member)} = {fields[i].Read(i)},");
            }

            inner.Close("};");
        });
    }

    /// <summary>A user's type may take its columns in another order, so they are read first.</summary>
    public static void EmitReadExisting(CodeWriter writer, string type, FieldModel[] fields)
    {
        writer.Open();
        for (var i = 0; i < fields.Length; i++)
        {
            writer.Line($"{fields[i].Type} field{i} = {fields[i].Read(i)};");
        }

        writer.Line($"return {Construct(type, fields, static (_, index) => $"field{index}")};");
        writer.Close();
    }

    /// <summary>The expression that makes a row of a user's type.</summary>
    /// <param name="value">The value of a field.</param>
    public static string Construct(string type, FieldModel[] fields, Func<FieldModel, int, string> value)
    {
        var all = fields.Select(static (field, index) => (field, index)).ToArray();
        var arguments = all
            .Where(static item => item.field.ConstructorParameter is not null)
            .Select(item => $"{CSharpText.Identifier(item.field.ConstructorParameter!)}: {value(item.field, item.index)}");
        var members = all
            .Where(static item => item.field.ConstructorParameter is null || item.field.IsRequired)
            .Select(item => $"{CSharpText.Identifier(item.field.Member)} = {value(item.field, item.index)}")
            .ToArray();
        return $"new {type}({string.Join(", ", arguments)}){(members.Length == 0 ? null : $" {{ {string.Join(", ", members)} }}")}";
    }

    public static void EmitWrite(CodeWriter writer, FieldModel[] fields)
    {
        writer.Open();
        for (var i = 0; i < fields.Length; i++)
        {
            writer.Line(fields[i].Write(i));
        }

        writer.Close();
    }

    private static void EmitEnumConversions(CodeWriter writer, ColumnModel column, EnumModel values)
    {
        writer.Line();
        writer.Line($"public static {values.ExistingType} {FieldCode.EnumOfPosition(column)}(int position) => position switch");
        writer.Open();
        for (var i = 0; i < values.Members.Count; i++)
        {
            writer.Line($"{ColumnTypes.Number(i)} => {values.ExistingType}.{CSharpText.Identifier(values.Members[i].Name)},");
        }

        writer.Line("_ => default,");
        writer.Close("};");
        writer.Line();
        writer.Line($"public static int {FieldCode.PositionOfEnum(column)}({values.ExistingType} value) => value switch");
        writer.Open();
        for (var i = 0; i < values.Members.Count; i++)
        {
            writer.Line($"{values.ExistingType}.{CSharpText.Identifier(values.Members[i].Name)} => {ColumnTypes.Number(i)},");
        }

        writer.Line("_ => -1,");
        writer.Close("};");
    }
}
