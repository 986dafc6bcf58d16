using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Filters;

/// <summary>
/// Writes filters as conditions that are true for exactly the rows that <see cref="RowPredicate"/> takes. Of other rows they are false or
/// unknown, which is the same in a <c>WHERE</c>; only a negation makes a difference, and is written so that it does not.
/// </summary>
/// <param name="schema">The declared columns.</param>
/// <param name="table">What the server has.</param>
/// <param name="text">Takes the conditions.</param>
internal sealed class SqlFilter(RowSchema schema, SqlTable table, SqlText text)
{
    /// <summary>Adds what the database can decide, as a <c>WHERE</c>; nothing where that is nothing.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>What the database decides, and what is left to be evaluated on rows.</returns>
    /// <exception cref="ArgumentException">The filter names a column that is not there, or compares one with a value of another type.</exception>
    public (Filter Pushed, Filter Left) AddWhere(Filter filter)
    {
        // It refuses what is no filter on these columns.
        _ = new RowPredicate(filter, schema);
        var pushed = new List<Filter>();
        var rest = new List<Filter>();
        foreach (Filter part in filter.Conjuncts)
        {
            var mark = text.Mark;
            text.Add(pushed.Count == 0 ? " WHERE " : " AND ");
            if (TryAdd(part))
            {
                pushed.Add(part);
            }
            else
            {
                text.Return(mark);
                rest.Add(part);
            }
        }

        return (Filter.Conjunction(pushed), Filter.Conjunction(rest));
    }

    private bool TryAdd(Filter filter) => filter switch
    {
        ConstantFilter constant => Add(constant.Value ? "TRUE" : "FALSE"),
        ConjunctionFilter conjunction => TryAddAll(conjunction.Filters, " AND "),
        DisjunctionFilter disjunction => TryAddAll(disjunction.Filters, " OR "),
        NegationFilter negation => Add("(") && TryAdd(negation.Filter) && Add(") IS NOT TRUE"),
        NullFilter isNull => Find(isNull.Column) is { } operand && Add(SqlComparison.IsNull(operand, text)),
        PrefixFilter prefix => Find(prefix.Column) is { } operand && Add(SqlComparison.StartsWith(operand, prefix.Prefix, text)),
        SetFilter set => Find(set.Column) is { } operand && Add(SqlComparison.IsOneOf(operand, set.Values, text)),
        ComparisonFilter comparison => Find(comparison.Column) is { } operand && Add(SqlComparison.With(operand, comparison.Comparison, comparison.Value, text)),
        ColumnComparisonFilter comparison => Find(comparison.Left) is { } left && Find(comparison.Right) is { } right
            && Add(SqlComparison.Between(left, comparison.Comparison, right, text)),
        _ => false,
    };

    private bool TryAddAll(IReadOnlyList<Filter> filters, string word)
    {
        for (int i = 0; i < filters.Count; i++)
        {
            text.Add(i == 0 ? "(" : word);
            if (!TryAdd(filters[i]))
            {
                return false;
            }
        }

        return Add(")");
    }

    private SqlOperand? Find(ColumnPath path) => SqlOperand.Find(path, schema, table, text.Dialect);

    private bool Add(string? condition)
    {
        if (condition is null || text.IsFull)
        {
            return false;
        }

        text.Add(condition);
        return true;
    }
}
