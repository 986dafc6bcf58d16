using Microsoft.CodeAnalysis;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>What C# types are as columns.</summary>
internal static class MemberTypes
{
    private const string Collections = "System.Collections.Generic";

    /// <summary>The kind of a type that needs no more; null where it is none.</summary>
    public static ColumnKind? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ColumnKind.Bool,
        SpecialType.System_SByte => ColumnKind.Int8,
        SpecialType.System_Int16 => ColumnKind.Int16,
        SpecialType.System_Int32 => ColumnKind.Int32,
        SpecialType.System_Int64 => ColumnKind.Int64,
        SpecialType.System_Single => ColumnKind.Float,
        SpecialType.System_Double => ColumnKind.Double,
        SpecialType.System_Decimal => ColumnKind.Decimal,
        SpecialType.System_String => ColumnKind.String,
        SpecialType.System_DateTime => ColumnKind.TimestampNtz,
        _ when IsUtf8(type) => ColumnKind.String,
        _ when type.Is("System", "Guid") => ColumnKind.Uuid,
        _ when type.Is("System", "DateOnly") => ColumnKind.Date,
        _ when type.Is("System", "TimeOnly") => ColumnKind.Time,
        _ when type.Is("System", "DateTimeOffset") => ColumnKind.Timestamp,
        _ when type.Is("System", "ReadOnlyMemory`1") && Argument(type, 0).SpecialType == SpecialType.System_Byte => ColumnKind.Bytes,
        _ => null,
    };

    /// <summary>Whether a type holds text as its bytes in UTF-8.</summary>
    public static bool IsUtf8(ITypeSymbol type) => type.Is(WellKnownNames.RowsNamespace, WellKnownNames.Utf8String);

    /// <summary>The type without null, and whether null is a value of it: where nothing is said of a reference, it is.</summary>
    public static (ITypeSymbol Type, bool IsNullable) WithoutNull(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? (Argument(type, 0), true)
        : (type, type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);

    /// <summary>How a member of a type holds a list, a map or bytes, with what it holds; null where it is none of them.</summary>
    public static (ColumnKind Kind, MemberForm Form, ITypeSymbol[] Arguments)? Collection(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: { SpecialType: SpecialType.System_Byte } } => (ColumnKind.Bytes, MemberForm.Array, []),
        IArrayTypeSymbol { Rank: 1, ElementType: { } element } => (ColumnKind.List, MemberForm.Array, [element]),
        _ when type.Is(Collections, "IReadOnlyList`1") => (ColumnKind.List, MemberForm.Natural, Arguments(type)),
        _ when type.Is(Collections, "List`1") => (ColumnKind.List, MemberForm.List, Arguments(type)),
        _ when type.Is(Collections, "IReadOnlyDictionary`2") => (ColumnKind.Map, MemberForm.Natural, Arguments(type)),
        _ when type.Is(Collections, "Dictionary`2") => (ColumnKind.Map, MemberForm.Dictionary, Arguments(type)),
        _ => null,
    };

    /// <summary>What to do about a type that is no column, as the end of a sentence.</summary>
    public static string Advice(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => "use short",
        SpecialType.System_UInt16 => "use int",
        SpecialType.System_UInt32 => "use long",
        SpecialType.System_UInt64 => "use decimal, or long",
        SpecialType.System_Char => "use string",
        _ when type.TypeKind == TypeKind.Error => "it is not found, and types that the catalog itself generates cannot be seen from here",
        _ when type.Is("System", "TimeSpan") => "use long, or TimeOnly for the time of a day",
        _ when type.Is("System", "Memory`1") => "use ReadOnlyMemory<byte>",
        _ => "use a type that a generated row would have, or keep the member out with [RowColumn(Ignore = true)]",
    };

    private static ITypeSymbol[] Arguments(ITypeSymbol type) => [.. ((INamedTypeSymbol)type).TypeArguments];

    private static ITypeSymbol Argument(ITypeSymbol type, int position) => ((INamedTypeSymbol)type).TypeArguments[position];
}
