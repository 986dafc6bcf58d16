using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Statements;

/// <summary>Statements of an upsert, which goes through a temporary table that has the columns of the rows.</summary>
/// <param name="dialect">How the database writes.</param>
/// <param name="name">The table.</param>
/// <param name="columns">The columns of the rows.</param>
/// <param name="keys">Those of them that identify a row.</param>
internal sealed class Upserts(SqlDialect dialect, SqlName name, IReadOnlyList<string> columns, IReadOnlyList<string> keys)
{
    /// <summary>The temporary table, quoted. Temporary tables of one connection are seen by no other.</summary>
    public string Staging { get; } = dialect.Quote("typeddao_staging");

    /// <summary>Makes the temporary table, which goes with the transaction.</summary>
    public SqlStatement CreateStaging()
        => new SqlText(dialect).Add($"CREATE TEMPORARY TABLE {Staging} ON COMMIT DROP AS SELECT ").AddNames(columns)
            .Add($" FROM {dialect.Quote(name)} WITH NO DATA").ToStatement();

    /// <summary>A key that several of the given rows have.</summary>
    public SqlStatement FindDuplicate()
        => new SqlText(dialect).Add("SELECT ").Add(string.Join(", ", keys.Select(key => $"CAST({dialect.Quote(key)} AS text)"))).Add($" FROM {Staging} GROUP BY ").AddNames(keys)
            .Add(" HAVING count(*) > 1 LIMIT 1").ToStatement();

    /// <summary>Moves the rows into the table.</summary>
    /// <param name="options">What is done with rows whose key is there, and with the others.</param>
    public SqlStatement Move(UpsertOptions options)
    {
        string[] updated = [.. columns.Except(keys, StringComparer.Ordinal).Except(options.KeptColumns, StringComparer.Ordinal)];
        return options.Mode is UpsertMode.UpdateOnly ? Update(updated) : Insert(options.Mode is UpsertMode.InsertOnly ? [] : updated);
    }

    // In the order of the keys, so that two upserts at a time do not wait for each other.
    private SqlStatement Insert(string[] updated)
    {
        SqlText text = new SqlText(dialect).Add($"INSERT INTO {dialect.Quote(name)} (").AddNames(columns).Add(") SELECT ").AddNames(columns)
            .Add($" FROM {Staging} ORDER BY ").AddNames(keys).Add(" ON CONFLICT (").AddNames(keys).Add(")");
        return (updated.Length == 0
            ? text.Add(" DO NOTHING")
            : text.Add(" DO UPDATE SET ").Add(Assignments(updated, "EXCLUDED"))).ToStatement();
    }

    private SqlStatement Update(string[] updated)
        => new SqlText(dialect).Add($"UPDATE {dialect.Quote(name)} AS target SET ").Add(Assignments(updated, "given")).Add($" FROM {Staging} AS given WHERE ")
            .Add(string.Join(" AND ", keys.Select(key => $"target.{dialect.Quote(key)} = given.{dialect.Quote(key)}"))).ToStatement();

    private string Assignments(string[] updated, string source)
        => string.Join(", ", updated.Select(column => $"{dialect.Quote(column)} = {source}.{dialect.Quote(column)}"));
}
