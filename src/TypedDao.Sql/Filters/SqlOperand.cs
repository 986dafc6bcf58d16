using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Filters;

/// <summary>A column, or a member of a struct, as an expression.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Type">The declared type.</param>
/// <param name="IsEqualByBytes">Whether the server takes different texts for different ones.</param>
internal readonly record struct SqlOperand(string Expression, ColumnType Type, bool IsEqualByBytes)
{
    /// <summary>Finds a column.</summary>
    /// <param name="path">The column; it is one of the schema's.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="table">What the server has.</param>
    /// <param name="dialect">How the database writes.</param>
    /// <returns>Null where the database cannot say it.</returns>
    public static SqlOperand? Find(ColumnPath path, RowSchema schema, SqlTable table, SqlDialect dialect)
    {
        var names = new Stack<string>();
        for (ColumnPath? part = path; part is not null; part = part.Parent)
        {
            names.Push(part.Name);
        }

        string root = names.Pop();
        ColumnType type = schema[root].Type;
        if (names.Count == 0)
        {
            return new SqlOperand(dialect.Quote(root), type, table.Find(root)?.IsEqualByBytes ?? false);
        }

        string[] members = [.. names];
        foreach (string member in members)
        {
            type = type.Columns![member].Type;
        }

        return dialect.Member(dialect.Quote(root), members, type) is { } expression ? new SqlOperand(expression, type, true) : null;
    }
}
