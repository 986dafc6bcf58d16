using TypedDao.Schema;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Tables;

/// <summary>A table as the server describes it.</summary>
/// <param name="name">Its schema and name.</param>
/// <param name="columns">Its columns.</param>
internal sealed class SqlTable(SqlName name, IReadOnlyList<SqlColumn> columns)
{
    private readonly Dictionary<string, SqlColumn> _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

    /// <summary>Its schema and name.</summary>
    public SqlName Name { get; } = name;

    /// <summary>Its columns, in the order of the server.</summary>
    public IReadOnlyList<SqlColumn> Columns { get; } = columns;

    /// <summary>The column of a name; null where there is none.</summary>
    /// <param name="column">The name, by ordinal.</param>
    public SqlColumn? Find(string column) => _columns.GetValueOrDefault(column);

    /// <summary>Compares the declared columns with those that are there.</summary>
    /// <param name="schema">The declared columns.</param>
    /// <param name="accepts">Whether a column of the server can be read and written as one of the declared type.</param>
    /// <param name="typeOf">The type of the server that a declared type should have.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: the message names every difference.</exception>
    public void Check(RowSchema schema, Func<ColumnType, SqlColumn, bool> accepts, Func<ColumnType, string> typeOf)
    {
        var problems = new List<string>();
        foreach (Column column in schema)
        {
            if (Find(column.Name) is not { } found)
            {
                problems.Add($"column '{column.Name}' is missing, expected {typeOf(column.Type)}");
            }
            else if (!accepts(column.Type, found))
            {
                problems.Add($"column '{column.Name}' is {found.Type}, expected {typeOf(column.Type)}");
            }
        }

        if (problems.Count > 0)
        {
            throw new TypedDaoException(ErrorKind.SchemaMismatch, $"Table {Name} has other columns than declared: {string.Join("; ", problems)}.")
            {
                Cure = "Correct the columns in the catalog, or the table.",
            };
        }
    }

    /// <summary>Checks that the table keeps what is declared: no digits fewer, and null where it is allowed.</summary>
    /// <param name="schema">The declared columns.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: the server would round values silently.</exception>
    public void CheckWrites(RowSchema schema)
    {
        foreach (Column column in schema)
        {
            SqlColumn found = _columns[column.Name];
            bool rounds = column.Type.Kind switch
            {
                ColumnKind.Decimal => found.Scale < column.Type.Scale,
                ColumnKind.Time or ColumnKind.Timestamp or ColumnKind.TimestampNtz => found.SecondDigits < 6,
                _ => false,
            };
            if (rounds)
            {
                throw new TypedDaoException(
                    ErrorKind.SchemaMismatch, $"Table {Name} would round what is written: column '{column.Name}' is {found.Type}, declared as {column.Type}.")
                {
                    Cure = "Widen the column of the table, or declare what it holds.",
                };
            }
        }
    }
}
