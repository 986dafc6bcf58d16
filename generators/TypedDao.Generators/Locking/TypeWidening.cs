using TypedDao.Generators.Model;

namespace TypedDao.Generators.Locking;

/// <summary>Whether a type holds every value of another.</summary>
internal static class TypeWidening
{
    /// <summary>The nullability of the types themselves is left to the caller; that of elements counts.</summary>
    public static bool Holds(ColumnTypeModel wide, ColumnTypeModel narrow) => (narrow.Kind, wide.Kind) switch
    {
        (ColumnKind.Decimal, ColumnKind.Decimal) =>
            wide.Scale >= narrow.Scale && wide.Precision - wide.Scale >= narrow.Precision - narrow.Scale,
        (ColumnKind.List, ColumnKind.List) => HoldsElement(wide, narrow),
        (ColumnKind.Map, ColumnKind.Map) => Equals(wide.Key, narrow.Key) && HoldsElement(wide, narrow),
        (ColumnKind.Float, ColumnKind.Double) => true,
        _ => wide.Kind == narrow.Kind || (Width(narrow.Kind) is > 0 and var width && Width(wide.Kind) > width),
    };

    private static bool HoldsElement(ColumnTypeModel wide, ColumnTypeModel narrow) =>
        wide.Element!.IsNullable == narrow.Element!.IsNullable && Holds(wide.Element, narrow.Element);

    private static int Width(ColumnKind kind) => kind switch
    {
        ColumnKind.Int8 => 8,
        ColumnKind.Int16 => 16,
        ColumnKind.Int32 => 32,
        ColumnKind.Int64 => 64,
        _ => 0,
    };
}
