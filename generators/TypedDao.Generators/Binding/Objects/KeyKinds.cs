using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Which kinds of column can be a part of a key, and what their texts can hold.</summary>
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

    /// <summary>Whether all values have texts of one length.</summary>
    public static bool IsFixedWidth(ColumnKind kind, string? format) => kind switch
    {
        ColumnKind.Uuid => true,
        ColumnKind.Date => format is null || TextForms.IsFixedWidth(format),
        ColumnKind.Timestamp or ColumnKind.TimestampNtz => format is not null && TextForms.IsFixedWidth(format),
        _ => false,
    };

    /// <summary>Whether the text of a value could hold a separator.</summary>
    public static bool MayHold(ColumnKind kind, string? format, string separator) => kind switch
    {
        ColumnKind.String => true,
        ColumnKind.Bool => separator.All(char.IsLetter),
        ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampNtz =>
            separator.All(c => char.IsLetterOrDigit(c) || (format ?? "-:.").Contains(c)),
        _ => separator.All(c => c is >= '0' and <= '9' or '-'),
    };
}
