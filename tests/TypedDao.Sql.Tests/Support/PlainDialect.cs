using TypedDao.Schema;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Support;

/// <summary>A database that writes everything in words, and steps times by a millisecond.</summary>
internal sealed class PlainDialect : SqlDialect
{
    public override long TicksOfStep => TimeSpan.TicksPerMillisecond;

    public override int MostParameters => 8;

    public override string Parameter(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{position}");

    public override string TypeOf(ColumnType type) => type.ToString().TrimEnd('?').ToUpperInvariant();

    public override string ByBytes(string text) => $"bytes({text})";

    public override string StartsWith(string text, string prefix) => $"starts({text}, {prefix})";

    public override string IsOneOf(string value, string array) => $"{value} among {array}";

    public override string IsNumber(string number) => $"number({number})";

    public override string LockWriters(string table) => $"LOCK {table}";

    public override string? Member(string column, IReadOnlyList<string> path, ColumnType type)
        => type.Kind is ColumnKind.Bytes ? null : $"{column}.{string.Join('.', path)}";
}
