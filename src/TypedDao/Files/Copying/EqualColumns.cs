using TypedDao.Schema;

namespace TypedDao.Files.Copying;

/// <summary>Whether columns stand for the same values in files: names, types and text forms, in one order. Descriptions are no matter.</summary>
internal static class EqualColumns
{
    /// <summary>Compares columns.</summary>
    /// <param name="one">The ones.</param>
    /// <param name="two">The others.</param>
    public static bool Are(RowSchema? one, RowSchema? two)
        => ReferenceEquals(one, two)
            || (one is not null && two is not null && one.Count == two.Count && one.Zip(two).All(pair => pair.First.Name == pair.Second.Name && Are(pair.First.Type, pair.Second.Type)));

    private static bool Are(ColumnType? one, ColumnType? two)
        => ReferenceEquals(one, two)
            || (one is not null && two is not null
                && (one.Kind, one.IsNullable, one.Precision, one.Scale, one.TextFormat, one.UnknownIsNull) == (two.Kind, two.IsNullable, two.Precision, two.Scale, two.TextFormat, two.UnknownIsNull)
                && one.Values.SequenceEqual(two.Values, StringComparer.Ordinal)
                && Are(one.Element, two.Element)
                && Are(one.Key, two.Key)
                && Are(one.Columns, two.Columns));
}
