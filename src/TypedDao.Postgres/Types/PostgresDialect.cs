using System.Text;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;

namespace TypedDao.Postgres.Types;

/// <summary>How PostgreSQL writes.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    private const int MostNameBytes = 63;

    private PostgresDialect()
    {
    }

    /// <summary>The one instance.</summary>
    public static PostgresDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override long TicksOfStep => TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public override int MostParameters => ushort.MaxValue;

    /// <inheritdoc/>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the server has no such names; it would cut them off silently.</exception>
    public override string Quote(string name)
        => name.Length > 0 && !name.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(name) <= MostNameBytes
            ? base.Quote(name)
            : throw new TypedDaoException(ErrorKind.NotSupported, $"PostgreSQL has no such name as '{name.Replace("\0", "\\0", StringComparison.Ordinal)}'.")
            {
                Cure = $"Choose a name of 1 to {MostNameBytes} bytes in UTF-8.",
            };

    /// <inheritdoc/>
    public override string Parameter(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${position}");

    /// <inheritdoc/>
    public override string TypeOf(ColumnType type) => PostgresType.Declare(type);

    /// <inheritdoc/>
    public override string ByBytes(string text) => $"{text} COLLATE \"C\"";

    /// <inheritdoc/>
    public override string StartsWith(string text, string prefix) => $"starts_with({ByBytes(text)}, {prefix})";

    /// <inheritdoc/>
    public override string IsOneOf(string value, string array) => $"{value} = ANY({array})";

    /// <inheritdoc/>
    public override string IsNumber(string number) => $"{number} <> 'NaN'";

    /// <inheritdoc/>
    public override string LockWriters(string table) => $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE";

    /// <inheritdoc/>
    public override string? Member(string column, IReadOnlyList<string> path, ColumnType type)
    {
        string member = column;
        for (int i = 0; i < path.Count; i++)
        {
            member = $"{member} {(i == path.Count - 1 ? "->>" : "->")} {Literal(path[i])}";
        }

        // Times and bytes are kept as texts whose comparison is not that of their values.
        return type.Kind switch
        {
            ColumnKind.Bool or ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Float or ColumnKind.Double
                or ColumnKind.Decimal or ColumnKind.Uuid => $"({member})::{PostgresType.Of(type.Kind).Name}",
            ColumnKind.String => $"({member})",
            _ => null,
        };
    }

    // What a backslash is in plain quotes depends on a setting.
    private static string Literal(string text)
    {
        string quoted = text.Replace("'", "''", StringComparison.Ordinal);
        return quoted.Contains('\\', StringComparison.Ordinal) ? $"E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}'" : $"'{quoted}'";
    }
}
