using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Which kinds of column can be a part of a key.</summary>
internal static class KeyKinds
{
    private static readonly ColumnKind[] Allowed =
    [
        ColumnKind.String, ColumnKind.Int8, ColumnKind.Int16, ColumnKind.Int32, ColumnKind.Int64, ColumnKind.Bool,
        ColumnKind.Date, ColumnKind.Timestamp, ColumnKind.TimestampNtz, ColumnKind.Uuid,
    ];

    public static string List { get; } = string.Join(", ", Allowed.Select(ColumnKindNames.Of));

    public static string Hint(string name) => Diagnostics.NearName.Hint(name, Allowed.Select(ColumnKindNames.Of));

    public static bool Allows(ColumnKind kind) => Allowed.Contains(kind);
}
