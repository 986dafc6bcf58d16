using NpgsqlTypes;
using TypedDao.Schema;
using TypedDao.Sql.Tables;

namespace TypedDao.Postgres.Types;

/// <summary>A type of PostgreSQL that columns have.</summary>
/// <param name="Name">The name, as the server writes it.</param>
/// <param name="Oid">Its number in the catalog of types, which is the same on every server.</param>
/// <param name="ArrayOid">The number of the type of its arrays.</param>
/// <param name="Parameter">How the driver calls it.</param>
internal sealed record PostgresType(string Name, uint Oid, uint ArrayOid, NpgsqlDbType Parameter)
{
    /// <summary>Documents: structs, maps, and lists of other than scalars.</summary>
    public static PostgresType Jsonb { get; } = new("jsonb", 3802, 3807, NpgsqlDbType.Jsonb);

    private static readonly PostgresType Bool = new("boolean", 16, 1000, NpgsqlDbType.Boolean);
    private static readonly PostgresType Smallint = new("smallint", 21, 1005, NpgsqlDbType.Smallint);
    private static readonly PostgresType Integer = new("integer", 23, 1007, NpgsqlDbType.Integer);
    private static readonly PostgresType Bigint = new("bigint", 20, 1016, NpgsqlDbType.Bigint);
    private static readonly PostgresType Real = new("real", 700, 1021, NpgsqlDbType.Real);
    private static readonly PostgresType Double = new("double precision", 701, 1022, NpgsqlDbType.Double);
    private static readonly PostgresType Numeric = new("numeric", 1700, 1231, NpgsqlDbType.Numeric);
    private static readonly PostgresType Text = new("text", 25, 1009, NpgsqlDbType.Text);
    private static readonly PostgresType Bytea = new("bytea", 17, 1001, NpgsqlDbType.Bytea);
    private static readonly PostgresType Uuid = new("uuid", 2950, 2951, NpgsqlDbType.Uuid);
    private static readonly PostgresType Date = new("date", 1082, 1182, NpgsqlDbType.Date);
    private static readonly PostgresType Time = new("time without time zone", 1083, 1183, NpgsqlDbType.Time);
    private static readonly PostgresType Timestamp = new("timestamp without time zone", 1114, 1115, NpgsqlDbType.Timestamp);
    private static readonly PostgresType Timestamptz = new("timestamp with time zone", 1184, 1185, NpgsqlDbType.TimestampTz);

    /// <summary>The type of a scalar; that of documents for everything else.</summary>
    /// <param name="kind">The kind.</param>
    public static PostgresType Of(ColumnKind kind) => kind switch
    {
        ColumnKind.Bool => Bool,
        ColumnKind.Int8 or ColumnKind.Int16 => Smallint,
        ColumnKind.Int32 => Integer,
        ColumnKind.Int64 => Bigint,
        ColumnKind.Float => Real,
        ColumnKind.Double => Double,
        ColumnKind.Decimal => Numeric,
        ColumnKind.String => Text,
        ColumnKind.Bytes => Bytea,
        ColumnKind.Uuid => Uuid,
        ColumnKind.Date => Date,
        ColumnKind.Time => Time,
        ColumnKind.Timestamp => Timestamptz,
        ColumnKind.TimestampNtz => Timestamp,
        _ => Jsonb,
    };

    /// <summary>Whether values are arrays: lists of scalars are, all others are documents.</summary>
    /// <param name="type">The declared type.</param>
    public static bool IsArray(ColumnType type)
        => type.Kind is ColumnKind.List && type.Element!.Kind is not (ColumnKind.List or ColumnKind.Map or ColumnKind.Struct);

    /// <summary>The type in <c>CREATE TABLE</c>.</summary>
    /// <param name="type">The declared type.</param>
    public static string Declare(ColumnType type)
        => IsArray(type) ? $"{Declare(type.Element!)}[]"
            : type.Kind is ColumnKind.Decimal ? $"numeric({type.Precision},{type.Scale})"
            : Of(type.Kind).Name;

    /// <summary>Whether a column of the server holds values of a declared type in a form that is read and written here.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="column">The column.</param>
    public static bool Accepts(ColumnType type, SqlColumn column)
    {
        bool isArray = IsArray(type);
        ReadOnlySpan<char> found = column.Type;
        if (found.EndsWith("[]"))
        {
            found = isArray ? found[..^2] : default;
        }
        else if (isArray)
        {
            return false;
        }

        int modifier = found.IndexOf('(');
        if (modifier >= 0)
        {
            int end = found.IndexOf(')');
            found = string.Concat(found[..modifier], found[(end + 1)..]);
        }

        ColumnKind kind = isArray ? type.Element!.Kind : type.Kind;
        return found.SequenceEqual(Of(kind).Name) || (kind is ColumnKind.String && found.SequenceEqual("character varying"));
    }
}
