using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>How the value of one column gets from a field into a member of the row and back, as parts of C#.</summary>
/// <param name="Column">The name in storage.</param>
/// <param name="Member">The member, not escaped.</param>
/// <param name="Type">The member's type, with <c>?</c> where it is nullable.</param>
/// <param name="Method">The ending of the reader's and writer's method, with type arguments.</param>
internal sealed record FieldCode(string Column, string Member, string Type, string Method)
{
    public bool IsNullable { get; init; }

    /// <summary>Whether a value that is none of the allowed ones is null.</summary>
    public bool UnknownIsNull { get; init; }

    /// <summary>
    /// Null of a nullable type. Of a struct the type must be said: memory, among others, is made of <c>null</c> by a conversion, and
    /// so <c>condition ? null : memory</c> would be empty memory.
    /// </summary>
    public string Null { get; init; } = "null";

    /// <summary>What stands before and behind what is read, so that it becomes the member's value.</summary>
    public string ReadStart { get; init; } = string.Empty;

    public string ReadEnd { get; init; } = string.Empty;

    /// <summary>What stands before and behind the member's value, so that it can be written.</summary>
    public string WriteStart { get; init; } = string.Empty;

    public string WriteEnd { get; init; } = string.Empty;

    /// <summary>The constructor parameter that takes the value; null: the member is set.</summary>
    public string? ConstructorParameter { get; init; }

    /// <summary>Whether the member must be set even where a constructor parameter takes the value.</summary>
    public bool IsRequired { get; init; }

    /// <param name="column">The column.</param>
    /// <param name="shape">The row's shape, which has the conversions of a user's enums.</param>
    /// <param name="scope">The namespace.</param>
    public static FieldCode Of(ColumnModel column, string shape, Scope scope)
    {
        var field = new FieldCode(column.Name, column.PropertyName, ColumnTypes.MemberType(column, scope), ColumnTypes.MethodName(column, scope))
        {
            IsNullable = column.Type.IsNullable,
            UnknownIsNull = column.Enum is { UnknownIsNull: true },
            Null = column.Form is MemberForm.Natural && column.Type.Kind is ColumnKind.Bytes or ColumnKind.Struct && !ColumnTypes.IsReference(column.Type)
                ? $"default({ColumnTypes.ClrType(column.Type, scope)})"
                : "null",
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

    public string Read(int field)
    {
        var read = $"{ReadStart}reader.Read{Method}({field}){ReadEnd}";
        return UnknownIsNull ? $"!reader.IsNull({field}) && reader.Read{Method}({field}) is int value{field} and >= 0 ? {ReadStart}value{field}{ReadEnd} : null"
            : IsNullable ? $"reader.IsNull({field}) ? {Null} : {read}"
            : read;
    }

    public string Write(int field)
    {
        var member = $"row.{CSharpText.Identifier(Member)}";
        return IsNullable
            ? $"if ({member} is {{ }} value{field}) writer.Write{Method}({field}, {WriteStart}value{field}{WriteEnd}); else writer.WriteNull({field});"
            : $"writer.Write{Method}({field}, {WriteStart}{member}{WriteEnd});";
    }
}
