using System.Globalization;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>What a column's type is in C#: its type, its shape inside of lists and maps, and its schema.</summary>
internal static class ColumnTypes
{
    /// <summary>The ending of the methods for a string as its bytes in UTF-8.</summary>
    public const string Utf8String = "Utf8String";

    /// <summary>The C# type of a column.</summary>
    public static string ClrType(ColumnModel column, Scope scope) =>
        column.Enum is { } values ? scope.TypeName(values) + (column.Type.IsNullable ? "?" : null) : ClrType(column.Type, scope);

    /// <summary>The C# type of the member that holds a column, which of a user's type may be an array, list or dictionary.</summary>
    public static string MemberType(ColumnModel column, Scope scope)
    {
        var type = column.Type;
        var bare = column.Form switch
        {
            MemberForm.Array => (type.Kind == ColumnKind.Bytes ? "byte" : ClrType(type.Element!, scope)) + "[]",
            MemberForm.List => $"{Clr.List}<{ClrType(type.Element!, scope)}>",
            MemberForm.Dictionary => $"{Clr.Dictionary}<{ClrType(type.Key!, scope)}, {ClrType(type.Element!, scope)}>",
            _ => null,
        };
        return bare is null ? ClrType(column, scope) : type.IsNullable ? bare + "?" : bare;
    }

    /// <summary>The C# type, with <c>?</c> where it is nullable.</summary>
    public static string ClrType(ColumnTypeModel type, Scope scope) =>
        type.IsNullable ? BareClrType(type, scope) + "?" : BareClrType(type, scope);

    /// <summary>The C# type without <c>?</c>.</summary>
    public static string BareClrType(ColumnTypeModel type, Scope scope) => type.Kind switch
    {
        ColumnKind.Bool => "bool",
        ColumnKind.Int8 => "sbyte",
        ColumnKind.Int16 => "short",
        ColumnKind.Int32 => "int",
        ColumnKind.Int64 => "long",
        ColumnKind.Float => "float",
        ColumnKind.Double => "double",
        ColumnKind.Decimal => type.AsText ? "string" : "decimal",
        ColumnKind.String => type.AsUtf8 ? Clr.Utf8String : "string",
        ColumnKind.Bytes => "global::System.ReadOnlyMemory<byte>",
        ColumnKind.Uuid => "global::System.Guid",
        ColumnKind.Date => "global::System.DateOnly",
        ColumnKind.Time => "global::System.TimeOnly",
        ColumnKind.Timestamp => "global::System.DateTimeOffset",
        ColumnKind.TimestampNtz => "global::System.DateTime",
        ColumnKind.List => scope.Remember(type, isShape: false, static (list, space) => $"{Clr.ReadOnlyList}<{ClrType(list.Element!, space)}>"),
        ColumnKind.Map => scope.Remember(type, isShape: false, static (map, space) => $"{Clr.ReadOnlyDictionary}<{ClrType(map.Key!, space)}, {ClrType(map.Element!, space)}>"),
        ColumnKind.Struct => scope.TypeName(type.Struct!),
        _ => throw Unknown(type.Kind),
    };

    public static bool IsReference(ColumnTypeModel type) => type.Kind switch
    {
        ColumnKind.String => !type.AsUtf8,
        ColumnKind.List or ColumnKind.Map => true,
        ColumnKind.Decimal => type.AsText,
        ColumnKind.Struct => !type.Struct!.IsValueType,
        _ => false,
    };

    /// <summary>The ending of the reader's and writer's method, with type arguments.</summary>
    public static string MethodName(ColumnModel column, Scope scope) =>
        column.Enum is not null ? "Enum" : ScalarName(column.Type) + TypeArguments(column.Type, scope);

    /// <summary>The shape of a value inside of a list or map.</summary>
    public static string ShapeType(ColumnTypeModel type, Scope scope) =>
        type.Kind is ColumnKind.List or ColumnKind.Map ? scope.Remember(type, isShape: true, MakeShapeType) : MakeShapeType(type, scope);

    private static string MakeShapeType(ColumnTypeModel type, Scope scope)
    {
        var bare = type.Kind switch
        {
            ColumnKind.List => Clr.ListShape + TypeArguments(type, scope),
            ColumnKind.Map => Clr.MapShape + TypeArguments(type, scope),
            ColumnKind.Struct => Clr.StructShape + TypeArguments(type, scope),
            _ => $"{Clr.Rows}{ScalarName(type)}Shape",
        };
        return type.IsNullable
            ? $"{(IsReference(type) ? Clr.OptionalShape : Clr.NullableShape)}<{BareClrType(type, scope)}, {bare}>"
            : bare;
    }

    /// <summary>The type as an expression of the run time's schema.</summary>
    public static string SchemaType(ColumnModel column, Scope scope) =>
        column.Enum is { } values
            ? $"{Clr.ColumnType}.Enum([{string.Join(", ", values.Members.Select(member => CSharpText.Literal(member.Value)))}]"
                + (values.UnknownIsNull ? ", unknownIsNull: true)" : ")") + (column.Type.IsNullable ? ".OrNull()" : null)
            : SchemaType(column.Type, scope);

    private static string SchemaType(ColumnTypeModel type, Scope scope)
    {
        var text = type.Kind switch
        {
            ColumnKind.Decimal => $"{Clr.ColumnType}.Decimal({Number(type.Precision)}, {Number(type.Scale)}{(type.AsText ? ", asText: true" : null)})",
            ColumnKind.List => $"{Clr.ColumnType}.List({SchemaType(type.Element!, scope)})",
            ColumnKind.Map => $"{Clr.ColumnType}.Map({SchemaType(type.Key!, scope)}, {SchemaType(type.Element!, scope)})",
            ColumnKind.Struct => $"{Clr.ColumnType}.Struct({scope.ShapeName(type.Struct!)}.Schema)",
            var kind => $"{Clr.ColumnType}.{kind}",
        };
        if (type.TextFormat is not null)
        {
            text += $".WithFormat({CSharpText.Literal(type.TextFormat)})";
        }

        return type.IsNullable ? text + ".OrNull()" : text;
    }

    private static string ScalarName(ColumnTypeModel type) => type switch
    {
        { Kind: ColumnKind.Decimal, AsText: true } => "DecimalText",
        { Kind: ColumnKind.String, AsUtf8: true } => Utf8String,
        _ => type.Kind.ToString(),
    };

    private static string? TypeArguments(ColumnTypeModel type, Scope scope) => type.Kind switch
    {
        ColumnKind.List => $"<{ClrType(type.Element!, scope)}, {ShapeType(type.Element!, scope)}>",
        ColumnKind.Map => $"<{ClrType(type.Key!, scope)}, {ClrType(type.Element!, scope)}, {ShapeType(type.Key!, scope)}, {ShapeType(type.Element!, scope)}>",
        ColumnKind.Struct => $"<{scope.TypeName(type.Struct!)}, {scope.ShapeName(type.Struct!)}>",
        _ => null,
    };

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static ArgumentOutOfRangeException Unknown(ColumnKind kind) => new(nameof(kind), kind, "Not a kind of column.");
}
