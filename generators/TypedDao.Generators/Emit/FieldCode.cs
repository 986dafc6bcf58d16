using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>The code that reads and writes one field.</summary>
internal static class FieldCode
{
    /// <param name="column">The column.</param>
    /// <param name="shape">The row's shape, which has the conversions of a user's enums.</param>
    /// <param name="scope">The namespace.</param>
    public static FieldModel Of(ColumnModel column, string shape, Scope scope)
    {
        var field = new FieldModel(column.Name, column.PropertyName, ColumnTypes.MemberType(column, scope), ColumnTypes.MethodName(column, scope))
        {
            IsNullable = column.Type.IsNullable,
            UnknownIsNull = column.Enum is { UnknownIsNull: true },
            NullType = column.Form is MemberForm.Natural && column.Type.Kind is ColumnKind.Bytes or ColumnKind.Struct && !ColumnTypes.IsReference(column.Type)
                ? ColumnTypes.ClrType(column.Type, scope)
                : null,
            ConstructorParameter = column.ConstructorParameter,
            IsRequired = column.IsRequired,
        };
        return (column.Enum, column.Form) switch
        {
            ({ ExistingType: null } values, _) => field with { ReadStart = $"({scope.TypeName(values)})", WriteStart = "(int)" },
            ({ }, _) => field with
            {
                ReadStart = $"{shape}.{EnumOfPosition(column)}(",
                ReadEnd = ")",
                WriteStart = $"{shape}.{PositionOfEnum(column)}(",
                WriteEnd = ")",
            },
            (_, MemberForm.Array) when column.Type.Kind == ColumnKind.Bytes => field with { ReadEnd = ".ToArray()" },
            (_, MemberForm.Array or MemberForm.List) => field with { ReadStart = "[.. ", ReadEnd = "]" },
            (_, MemberForm.Dictionary) => field with { ReadStart = "new(", ReadEnd = ")" },
            _ => field,
        };
    }

    /// <summary>The shape's conversions of a column whose enum is the user's, whose members have any numbers.</summary>
    public static string EnumOfPosition(ColumnModel column) => $"{column.PropertyName}OfPosition";

    public static string PositionOfEnum(ColumnModel column) => $"PositionOf{column.PropertyName}";

    /// <summary>The expression that reads a field.</summary>
    public static string Read(this FieldModel field, int position)
    {
        var read = $"{field.ReadStart}reader.Read{field.Method}({position}){field.ReadEnd}";
        return field.UnknownIsNull ? $"!reader.IsNull({position}) && reader.Read{field.Method}({position}) is int value{position} and >= 0 ? {field.ReadStart}value{position}{field.ReadEnd} : null"
            : !field.IsNullable ? read
            : field.NullType is { } type ? $"reader.IsNull({position}) ? default({type}) : {read}"
            : $"reader.IsNull({position}) ? null : {read}";
    }

    /// <summary>The statement that writes a field.</summary>
    public static string Write(this FieldModel field, int position)
    {
        var member = $"row.{CSharpText.Identifier(field.Member)}";
        return field.IsNullable
            ? $"if ({member} is {{ }} value{position}) writer.Write{field.Method}({position}, {field.WriteStart}value{position}{field.WriteEnd}); else writer.WriteNull({position});"
            : $"writer.Write{field.Method}({position}, {field.WriteStart}{member}{field.WriteEnd});";
    }
}
