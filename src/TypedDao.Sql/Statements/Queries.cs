using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Filters;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Statements;

/// <summary>A statement, what of a filter it decides, and what is left to be evaluated on rows.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Pushed">What it decides.</param>
/// <param name="Rest">What is left.</param>
internal sealed record FilteredStatement(SqlStatement Statement, Filter Pushed, Filter Rest);

/// <summary>Statements that select rows by a filter.</summary>
internal static class Queries
{
    /// <summary>Selects columns.</summary>
    /// <param name="dialect">How the database writes.</param>
    /// <param name="table">The table.</param>
    /// <param name="schema">The declared columns, which the filter looks at.</param>
    /// <param name="columns">The columns, in their order.</param>
    /// <param name="filter">Which rows.</param>
    public static FilteredStatement Select(SqlDialect dialect, SqlTable table, RowSchema schema, RowSchema columns, Filter filter)
        => Filtered(dialect, table, schema, filter, text => text.Add("SELECT ").AddNames(columns.Select(column => column.Name)).Add(" FROM "), string.Empty);

    /// <summary>Counts rows.</summary>
    /// <param name="dialect">How the database writes.</param>
    /// <param name="table">The table.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="filter">Which rows.</param>
    public static FilteredStatement Count(SqlDialect dialect, SqlTable table, RowSchema schema, Filter filter)
        => Filtered(dialect, table, schema, filter, text => text.Add("SELECT count(*) FROM "), string.Empty);

    /// <summary>Gives 1 where a row matches, and 0 where none does.</summary>
    /// <param name="dialect">How the database writes.</param>
    /// <param name="table">The table.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="filter">Which rows.</param>
    public static FilteredStatement Any(SqlDialect dialect, SqlTable table, RowSchema schema, Filter filter)
        => Filtered(dialect, table, schema, filter, text => text.Add("SELECT count(*) FROM (SELECT 1 FROM "), " LIMIT 1) AS found");

    /// <summary>Deletes rows.</summary>
    /// <param name="dialect">How the database writes.</param>
    /// <param name="table">The table.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="filter">Which rows.</param>
    public static FilteredStatement Delete(SqlDialect dialect, SqlTable table, RowSchema schema, Filter filter)
        => Filtered(dialect, table, schema, filter, text => text.Add("DELETE FROM "), string.Empty);

    private static FilteredStatement Filtered(
        SqlDialect dialect, SqlTable table, RowSchema schema, Filter filter, Func<SqlText, SqlText> begin, string end)
    {
        SqlText text = begin(new SqlText(dialect)).Add(dialect.Quote(table.Name));
        (Filter pushed, Filter rest) = new SqlFilter(schema, table, text).AddWhere(filter);
        return new FilteredStatement(text.Add(end).ToStatement(), pushed, rest);
    }
}
