using System.Text;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>
/// Filters as text, for tools and for people: <c>country = 'DE' and (id &gt;= 18 or email is null)</c>. What
/// <see cref="Format"/> gives, <see cref="Parse"/> reads.
/// </summary>
/// <remarks>
/// Comparisons <c>= != &lt; &lt;= &gt; &gt;=</c> (also <c>==</c> and <c>&lt;&gt;</c>) with a value or another column; <c>in (…)</c>,
/// <c>between … and …</c>, <c>starts with</c>, <c>is null</c>, each with <c>not</c>; <c>and</c>, <c>or</c>, <c>not</c> and parentheses. Words are not
/// case-sensitive, names are; a name that is no plain word stands in double quotes, text in single ones.
/// </remarks>
public static class FilterText
{
    /// <summary>Reads a filter on the columns of a schema.</summary>
    /// <param name="text">The text.</param>
    /// <param name="schema">The columns.</param>
    /// <exception cref="FilterFormatException">The text is no filter on these columns; the message says where and why.</exception>
    public static Filter Parse(string text, RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(schema);
        return new FilterParser(text, schema).Parse();
    }

    /// <summary>Writes a filter; stable.</summary>
    /// <param name="filter">The filter.</param>
    public static string Format(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var text = new StringBuilder();
        Append(text, filter, level: 0);
        return text.ToString();
    }

    /// <summary>The sign of a comparison.</summary>
    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    // Levels: 0 everything, 1 inside "or", 2 inside "and", 3 behind "not".
    private static void Append(StringBuilder text, Filter filter, int level)
    {
        switch (filter)
        {
            case ConstantFilter constant:
                text.Append(constant.Value ? "true" : "false");
                break;
            case ComparisonFilter comparison:
                AppendName(text, comparison.Column).Append(' ').Append(Sign(comparison.Comparison)).Append(' ').Append(comparison.Value);
                break;
            case ColumnComparisonFilter comparison:
                AppendName(text, comparison.Left).Append(' ').Append(Sign(comparison.Comparison)).Append(' ');
                AppendName(text, comparison.Right);
                break;
            case SetFilter set:
                AppendName(text, set.Column).Append(" in (").AppendJoin(", ", set.Values).Append(')');
                break;
            case PrefixFilter prefix:
                AppendName(text, prefix.Column).Append(" starts with ").Append(FilterValue.Of(prefix.Prefix));
                break;
            case NullFilter isNull:
                AppendName(text, isNull.Column).Append(" is null");
                break;
            case NegationFilter { Filter: NullFilter isNull }:
                AppendName(text, isNull.Column).Append(" is not null");
                break;
            case NegationFilter { Filter: ComparisonFilter { Comparison: ComparisonOperator.Equal } equal }:
                AppendName(text, equal.Column).Append(" != ").Append(equal.Value);
                break;
            case NegationFilter { Filter: ColumnComparisonFilter { Comparison: ComparisonOperator.Equal } equal }:
                AppendName(text, equal.Left).Append(" != ");
                AppendName(text, equal.Right);
                break;
            case NegationFilter negation:
                text.Append("not ");
                Append(text, negation.Filter, level: 3);
                break;
            case ConjunctionFilter conjunction:
                AppendAll(text, conjunction.Filters, " and ", level, own: 2);
                break;
            case DisjunctionFilter disjunction:
                AppendAll(text, disjunction.Filters, " or ", level, own: 1);
                break;
        }
    }

    private static void AppendAll(StringBuilder text, IReadOnlyList<Filter> filters, string word, int level, int own)
    {
        if (level > own)
        {
            text.Append('(');
        }

        for (int i = 0; i < filters.Count; i++)
        {
            text.Append(i > 0 ? word : string.Empty);
            Append(text, filters[i], own);
        }

        if (level > own)
        {
            text.Append(')');
        }
    }

    private static StringBuilder AppendName(StringBuilder text, ColumnPath column)
    {
        if (column.Parent is { } parent)
        {
            AppendName(text, parent).Append('.');
        }

        return FilterTokens.IsPlainName(column.Name)
            ? text.Append(column.Name)
            : text.Append('"').Append(column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
