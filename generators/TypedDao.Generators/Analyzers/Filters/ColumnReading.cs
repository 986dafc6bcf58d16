using Microsoft.CodeAnalysis;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary>How the values of a column compare.</summary>
internal enum ColumnSort
{
    Bool,
    Integer,
    Float,
    Double,
    Decimal,
    Temporal,
    Text,
    Enum,
    Uuid,
}

/// <summary>A column in a condition on rows, whose C# type and filter type agree.</summary>
/// <param name="Kind">How its values compare.</param>
/// <param name="ValueType">The type of its values in C#, without null.</param>
/// <param name="IsNullable">Whether the row may hold null.</param>
internal sealed record ColumnReading(ColumnSort Kind, ITypeSymbol ValueType, bool IsNullable)
{
    /// <summary>Whole numbers up to this are exact as <c>float</c>, to which C# converts them beside one.</summary>
    private const int ExactInFloat = 1 << 24;

    private const string SystemNamespace = "System";

    private static readonly string[] TemporalTypes = ["DateOnly", "TimeOnly", "DateTime", "DateTimeOffset"];

    public static ColumnReading? Of(IPropertySymbol property, ITypeSymbol column)
    {
        var type = Bare(property.Type);
        return SortOf(type, column) is { } sort ? new(sort, type, property.NullableAnnotation != NullableAnnotation.NotAnnotated) : null;
    }

    /// <summary>Whether columns can be compared in this way at all; C# orders enums and UUIDs too.</summary>
    public bool Allows(bool isEquality) => isEquality || Kind is ColumnSort.Integer or ColumnSort.Float or ColumnSort.Double or ColumnSort.Decimal or ColumnSort.Temporal;

    /// <summary>Whether two columns compare alike. Both floating-point widths are one to a filter, and to C# when it compares them.</summary>
    public bool CanBeComparedWith(ColumnReading other, bool isEquality) =>
        Allows(isEquality)
        && Kind is not (ColumnSort.Bool or ColumnSort.Enum)
        && (Kind is ColumnSort.Integer && other.Kind is ColumnSort.Integer
            || IsFloating && other.IsFloating
            || SymbolEqualityComparer.Default.Equals(ValueType, other.ValueType));

    /// <summary>Whether a filter compares the column with such a value as C# does.</summary>
    public bool TakesValue(ITypeSymbol type, IOperation value)
    {
        type = Bare(type);
        return Kind switch
        {
            ColumnSort.Integer => IsInteger(type),
            ColumnSort.Double => IsInteger(type) || IsFloatingPoint(type),
            ColumnSort.Float => IsFloatingPoint(type) || IsInteger(type) && IsExactInFloat(value.ConstantValue),
            ColumnSort.Decimal => IsInteger(type) || type.SpecialType is SpecialType.System_Decimal,

            // A value that is no member is an error of the filter.
            ColumnSort.Enum => SymbolEqualityComparer.Default.Equals(type, ValueType) && IsMember(value.ConstantValue),
            _ => SymbolEqualityComparer.Default.Equals(type, ValueType),
        };
    }

    private bool IsFloating => Kind is ColumnSort.Float or ColumnSort.Double;

    private bool IsMember(Optional<object?> constant) =>
        constant.HasValue && ValueType.GetMembers().OfType<IFieldSymbol>().Any(member => member.HasConstantValue && Equals(member.ConstantValue, constant.Value));

    private static ColumnSort? SortOf(ITypeSymbol type, ITypeSymbol column) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } when IsColumn(column, RunTimeNames.BoolColumn) => ColumnSort.Bool,
        { SpecialType: SpecialType.System_String } when IsColumn(column, RunTimeNames.TextColumn) => ColumnSort.Text,
        { SpecialType: SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 }
            when OrderOf(column) is { SpecialType: SpecialType.System_Int64 } => ColumnSort.Integer,
        { SpecialType: SpecialType.System_Single } when OrderOf(column) is { SpecialType: SpecialType.System_Double } => ColumnSort.Float,
        { SpecialType: SpecialType.System_Double } when OrderOf(column) is { SpecialType: SpecialType.System_Double } => ColumnSort.Double,
        { SpecialType: SpecialType.System_Decimal } when OrderOf(column) is { SpecialType: SpecialType.System_Decimal } => ColumnSort.Decimal,
        { TypeKind: TypeKind.Enum } when IsSame(type, ArgumentOf(column, RunTimeNames.EnumColumn)) => ColumnSort.Enum,
        _ when type.Is(SystemNamespace, nameof(Guid)) && IsSame(type, ArgumentOf(column, RunTimeNames.EquatableColumn)) => ColumnSort.Uuid,
        _ when TemporalTypes.Any(name => type.Is(SystemNamespace, name)) && IsSame(type, OrderOf(column)) => ColumnSort.Temporal,
        _ => null,
    };

    private static bool IsColumn(ITypeSymbol column, string name) => column.Is(RunTimeNames.ColumnsNamespace, name);

    private static ITypeSymbol? OrderOf(ITypeSymbol column) => ArgumentOf(column, RunTimeNames.OrderedColumn);

    private static ITypeSymbol? ArgumentOf(ITypeSymbol column, string name) =>
        IsColumn(column, name) && column is INamedTypeSymbol { TypeArguments: [var argument] } ? argument : null;

    private static bool IsSame(ITypeSymbol type, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(type, other);

    /// <summary>Those that become <c>long</c> by themselves.</summary>
    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_Char;

    private static bool IsFloatingPoint(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool IsExactInFloat(Optional<object?> constant) => constant is { HasValue: true, Value: int and >= -ExactInFloat and <= ExactInFloat };

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
}
