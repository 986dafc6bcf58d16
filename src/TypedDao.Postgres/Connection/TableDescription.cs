using Npgsql;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Tables;

namespace TypedDao.Postgres.Connection;

/// <summary>Reads how a table looks from the server's catalog (PostgreSQL, chapter "System Catalogs").</summary>
internal static class TableDescription
{
    // The first row is of the schema; further ones are of the columns of the table, view or foreign table.
    private const string Question =
        """
        SELECT c.oid IS NOT NULL, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
               coalesce(k.collisdeterministic, true), a.atttypid::bigint, a.atttypmod, pg_catalog.getdatabaseencoding()::text
        FROM pg_catalog.pg_namespace n
        LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_catalog.pg_collation k ON k.oid = a.attcollation
        WHERE n.nspname = $1
        ORDER BY a.attnum
        """;

    private const int Header = 4;

    /// <summary>Describes a table.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="name">The table.</param>
    /// <param name="address">Where the database is, for messages.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Null where the schema has no such table.</returns>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: there is no such schema. <see cref="ErrorKind.NotSupported"/>: the database is not in UTF-8.</exception>
    public static async ValueTask<SqlTable?> ReadAsync(NpgsqlConnection connection, SqlName name, string address, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Question;
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name.Schema });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name.Table });
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var columns = new List<SqlColumn>();
                bool hasSchema = false;
                bool hasTable = false;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    hasSchema = true;
                    hasTable = reader.GetBoolean(0);
                    if (reader.GetString(7) is not "UTF8" and var encoding)
                    {
                        throw new TypedDaoException(ErrorKind.NotSupported, $"The database at {address} keeps text in {encoding}, whose order is another.")
                        {
                            Cure = "Use a database in UTF8.",
                        };
                    }

                    if (hasTable && ColumnOf(reader) is { } column)
                    {
                        columns.Add(column);
                    }
                }

                return !hasSchema
                    ? throw new TypedDaoException(ErrorKind.NotFound, $"The database has no schema '{name.Schema}'.") { Cure = "Correct 'schema' of the store, or create it." }
                    : hasTable ? new SqlTable(name, columns) : null;
            }
        }
    }

    // A table may have no column at all.
    private static SqlColumn? ColumnOf(NpgsqlDataReader reader)
    {
        if (reader.IsDBNull(1))
        {
            return null;
        }

        long type = reader.GetInt64(5);
        int modifier = reader.GetInt32(6);
        return new SqlColumn(reader.GetString(1), reader.GetString(2))
        {
            IsRequired = reader.GetBoolean(3),
            IsEqualByBytes = reader.GetBoolean(4),
            MostCharacters = type is 1043 or 1015 && modifier > Header ? modifier - Header : 0,
            Scale = type is 1700 or 1231 && modifier > Header ? (((modifier - Header) & 0x7FF) ^ 1024) - 1024 : null,
            SecondDigits = type is 1083 or 1114 or 1184 or 1183 or 1115 or 1185 && modifier >= 0 ? modifier : 6,
        };
    }
}
