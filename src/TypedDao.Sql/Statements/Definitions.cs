using TypedDao.Schema;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Statements;

/// <summary>Statements that make tables.</summary>
internal static class Definitions
{
    /// <summary>Makes a table with the declared columns, unless it is there.</summary>
    /// <param name="dialect">How the database writes.</param>
    /// <param name="name">The table.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="keys">The columns of the primary key; empty: it has none.</param>
    public static SqlStatement Create(SqlDialect dialect, SqlName name, RowSchema schema, IReadOnlyList<string> keys)
    {
        SqlText text = new SqlText(dialect).Add("CREATE TABLE IF NOT EXISTS ").Add(dialect.Quote(name)).Add(" (");
        for (int i = 0; i < schema.Count; i++)
        {
            text.Add(i == 0 ? string.Empty : ", ").AddName(schema[i].Name).Add(" ").Add(dialect.TypeOf(schema[i].Type)).Add(schema[i].Type.IsNullable ? string.Empty : " NOT NULL");
        }

        if (keys.Count > 0)
        {
            text.Add(", PRIMARY KEY (").AddNames(keys).Add(")");
        }

        return text.Add(")").ToStatement();
    }
}
