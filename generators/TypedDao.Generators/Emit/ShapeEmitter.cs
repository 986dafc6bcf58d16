using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits the shape of a row: its schema, and how it is made from fields and taken apart.</summary>
internal static class ShapeEmitter
{
    public static void Emit(CodeWriter writer, RowModel row, Scope scope)
    {
        var type = scope.TypeName(row);
        ColumnModel[] columns = [.. RowEmitter.SchemaColumns(row)];
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
        writer.Line($"public static {type} Read<TReader>(ref TReader reader)");
        writer.Indented(inner => inner.Line($"where TReader : struct, {Clr.FieldReader}, allows ref struct"));
        if (row.ExistingType is null)
        {
            EmitRead(writer, columns, scope);
        }
        else
        {
            EmitReadExisting(writer, type, columns, scope);
        }

        writer.Line();
        writer.Line($"public static void Write<TWriter>({type} row, ref TWriter writer)");
        writer.Indented(inner => inner.Line($"where TWriter : struct, {Clr.FieldWriter}, allows ref struct"));
        EmitWrite(writer, columns, scope);
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
    private static void EmitRead(CodeWriter writer, ColumnModel[] columns, Scope scope)
    {
        if (columns.Length == 0)
        {
            writer.Indented(static inner => inner.Line("=> new();"));
            return;
        }

        writer.Indented(inner =>
        {
            inner.Line("=> new()");
            inner.Open();
            for (var i = 0; i < columns.Length; i++)
            {
                inner.Line($"{CSharpText.Identifier(columns[i].PropertyName)} = {ReadField(columns[i], i, scope)},");
            }

            inner.Close("};");
        });
    }

    /// <summary>A user's type may take its columns in another order, so they are read first.</summary>
    private static void EmitReadExisting(CodeWriter writer, string type, ColumnModel[] columns, Scope scope)
    {
        writer.Open();
        for (var i = 0; i < columns.Length; i++)
        {
            writer.Line($"{ColumnTypes.ClrType(columns[i], scope)} field{i} = {ReadField(columns[i], i, scope)};");
        }

        var arguments = columns
            .Select(static (column, index) => (column, index))
            .Where(static item => item.column.ConstructorParameter is not null)
            .Select(static item => $"{CSharpText.Identifier(item.column.ConstructorParameter!)}: field{item.index}");
        var members = columns
            .Select(static (column, index) => (column, index))
            .Where(static item => item.column.ConstructorParameter is null)
            .Select(static item => $"{CSharpText.Identifier(item.column.PropertyName)} = field{item.index}")
            .ToArray();
        writer.Line($"return new {type}({string.Join(", ", arguments)}){(members.Length == 0 ? null : $" {{ {string.Join(", ", members)} }}")};");
        writer.Close();
    }

    private static string ReadField(ColumnModel column, int field, Scope scope)
    {
        var read = $"reader.Read{ColumnTypes.MethodName(column, scope)}({field})";
        return column switch
        {
            { Enum: { UnknownIsNull: true } values } =>
                $"!reader.IsNull({field}) && reader.ReadEnum({field}) is int value{field} and >= 0 ? ({scope.TypeName(values.Name)})value{field} : null",
            { Enum: { } values } => column.Type.IsNullable
                ? $"reader.IsNull({field}) ? null : ({scope.TypeName(values.Name)}){read}"
                : $"({scope.TypeName(values.Name)}){read}",
            _ => column.Type.IsNullable ? $"reader.IsNull({field}) ? {Null(column.Type, scope)} : {read}" : read,
        };
    }

    /// <summary>
    /// Null of a nullable type. Of a struct the type must be said: memory, among others, is made of <c>null</c> by a conversion, and
    /// so <c>condition ? null : memory</c> would be empty memory.
    /// </summary>
    private static string Null(ColumnTypeModel type, Scope scope) =>
        type.Kind is ColumnKind.Bytes or ColumnKind.Struct && !ColumnTypes.IsReference(type) ? $"default({ColumnTypes.ClrType(type, scope)})" : "null";

    private static void EmitWrite(CodeWriter writer, ColumnModel[] columns, Scope scope)
    {
        writer.Open();
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            var method = $"writer.Write{ColumnTypes.MethodName(column, scope)}";
            var member = $"row.{CSharpText.Identifier(column.PropertyName)}";
            var cast = column.Enum is null ? null : "(int)";
            if (column.Type.IsNullable)
            {
                writer.Line($"if ({member} is {{ }} value{i}) {method}({i}, {cast}value{i}); else writer.WriteNull({i});");
            }
            else
            {
                writer.Line($"{method}({i}, {cast}{member});");
            }
        }

        writer.Close();
    }
}
