using TypedDao.Schema;
using Token = TypedDao.Filters.FilterTokens.Kind;

namespace TypedDao.Filters;

/// <summary>Reads the text of a filter by recursive descent.</summary>
internal sealed class FilterParser(string text, RowSchema schema)
{
    /// <summary>How deep parentheses and "not" may be nested.</summary>
    private const int MaximumDepth = 200;

    private readonly FilterTokens _tokens = new(text);
    private int _depth;

    public Filter Parse()
    {
        Filter filter = ParseDisjunction();
        return _tokens.Current is Token.End ? filter : throw _tokens.Error("'and', 'or' or the end");
    }

    private Filter ParseDisjunction()
    {
        Filter filter = ParseConjunction();
        while (TakeWord("or") || TakeSign("||"))
        {
            filter |= ParseConjunction();
        }

        return filter;
    }

    private Filter ParseConjunction()
    {
        Filter filter = ParseNegation();
        while (TakeWord("and") || TakeSign("&&"))
        {
            filter &= ParseNegation();
        }

        return filter;
    }

    private Filter ParseNegation()
    {
        if (++_depth > MaximumDepth)
        {
            throw _tokens.At(_tokens.Start, $"it is nested deeper than {MaximumDepth} levels");
        }

        Filter filter = TakeWord("not") || TakeSign("!") ? !ParseNegation() : ParsePrimary();
        _depth--;
        return filter;
    }

    private Filter ParsePrimary()
    {
        if (TakeWord("true"))
        {
            return Filter.All;
        }

        if (TakeWord("false"))
        {
            return Filter.None;
        }

        if (!TakeSign("("))
        {
            return ParseCondition();
        }

        Filter filter = ParseDisjunction();
        return TakeSign(")") ? filter : throw _tokens.Error("')'");
    }

    private Filter ParseCondition()
    {
        (ColumnPath column, ColumnType type) = ParseColumn();
        if (TakeWord("is"))
        {
            bool isNot = TakeWord("not");
            Filter isNull = TakeWord("null") ? new NullFilter(column) : throw _tokens.Error("'null'");
            return isNot ? !isNull : isNull;
        }

        if (TakeSign("!=") || TakeSign("<>"))
        {
            return !Compare(column, type, ComparisonOperator.Equal);
        }

        if (ParseComparison() is { } comparison)
        {
            return Compare(column, type, comparison);
        }

        bool isNegated = TakeWord("not");
        Filter? filter = ParseOther(column, type);
        if (filter is not null)
        {
            return isNegated ? !filter : filter;
        }

        return !isNegated && type.Kind is ColumnKind.Bool
            ? new ComparisonFilter(column, ComparisonOperator.Equal, FilterValue.Of(true))
            : throw _tokens.Error("a comparison, 'in', 'between', 'starts with' or 'is null'");
    }

    private Filter? ParseOther(ColumnPath column, ColumnType type)
    {
        if (TakeWord("in"))
        {
            return ParseSet(column, type);
        }

        if (TakeWord("between"))
        {
            Filter from = new ComparisonFilter(column, ComparisonOperator.GreaterOrEqual, ParseValue(column, type));
            return TakeWord("and")
                ? from & new ComparisonFilter(column, ComparisonOperator.LessOrEqual, ParseValue(column, type))
                : throw _tokens.Error("'and'");
        }

        if (!TakeWord("starts"))
        {
            return null;
        }

        if (!TakeWord("with"))
        {
            throw _tokens.Error("'with'");
        }

        if (type.Kind is not ColumnKind.String || type.Values.Count > 0)
        {
            throw _tokens.At(_tokens.Start, $"'{column}' is {Describe(type)}, which starts with nothing");
        }

        string prefix = _tokens.Current is Token.Text ? _tokens.Value : throw _tokens.Error("a text in single quotes");
        _tokens.MoveNext();
        return new PrefixFilter(column, prefix);
    }

    private SetFilter ParseSet(ColumnPath column, ColumnType type)
    {
        if (!TakeSign("("))
        {
            throw _tokens.Error("'('");
        }

        var values = new List<FilterValue>();
        do
        {
            values.Add(ParseValue(column, type));
        }
        while (TakeSign(","));

        return TakeSign(")") ? new SetFilter(column, values) : throw _tokens.Error("',' or ')'");
    }

    private ComparisonOperator? ParseComparison()
    {
        ComparisonOperator? comparison = _tokens.Current is not Token.Sign ? null : _tokens.Value switch
        {
            "=" or "==" => ComparisonOperator.Equal,
            "<" => ComparisonOperator.Less,
            "<=" => ComparisonOperator.LessOrEqual,
            ">" => ComparisonOperator.Greater,
            ">=" => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is not null)
        {
            _tokens.MoveNext();
        }

        return comparison;
    }

    private Filter Compare(ColumnPath column, ColumnType type, ComparisonOperator comparison)
    {
        if (_tokens.IsWord("null"))
        {
            throw _tokens.At(_tokens.Start, "write 'is null' or 'is not null'");
        }

        int start = _tokens.Start;
        if (comparison is not ComparisonOperator.Equal && !IsOrdered(type))
        {
            throw _tokens.At(start, $"'{column}' is {Describe(type)}, which has no order");
        }

        // NaN and Infinity look like names.
        if (_tokens.Current is not Token.Name || (type.Kind is ColumnKind.Float or ColumnKind.Double && FilterLiteral.TryRead(type, _tokens.Value, isQuoted: false) is not null))
        {
            return new ComparisonFilter(column, comparison, ParseValue(column, type));
        }

        (ColumnPath other, ColumnType otherType) = ParseColumn();
        return FilterValue.KindFor(type) is { } kind && FilterValue.KindFor(otherType) == kind
            && type.AsText == otherType.AsText && type.Values.SequenceEqual(otherType.Values)
            ? new ColumnComparisonFilter(column, comparison, other)
            : throw _tokens.At(start, $"'{column}' is {Describe(type)} and '{other}' is {Describe(otherType)}");
    }

    private (ColumnPath Path, ColumnType Type) ParseColumn()
    {
        RowSchema columns = schema;
        ColumnPath? path = null;
        while (true)
        {
            if (_tokens.Current is not Token.Name)
            {
                throw _tokens.Error("the name of a column");
            }

            if (columns.IndexOf(_tokens.Value) is not (>= 0 and var index))
            {
                throw _tokens.At(_tokens.Start, $"no column is named '{_tokens.Value}'; there are {string.Join(", ", columns.Select(column => column.Name))}");
            }

            path = new ColumnPath(_tokens.Value, path);
            ColumnType type = columns[index].Type;
            _tokens.MoveNext();
            if (type.Columns is null || !TakeSign("."))
            {
                return (path, type);
            }

            columns = type.Columns;
        }
    }

    private FilterValue ParseValue(ColumnPath column, ColumnType type)
    {
        if (_tokens.Current is not (Token.Number or Token.Text) && !_tokens.IsWord("true") && !_tokens.IsWord("false") && _tokens.Current is not Token.Name)
        {
            throw _tokens.Error("a value");
        }

        FilterValue value = FilterLiteral.TryRead(type, _tokens.Value, _tokens.Current is Token.Text)
            ?? throw _tokens.At(_tokens.Start, $"'{_tokens.Value}' is no value of '{column}', which is {Describe(type)}");
        _tokens.MoveNext();
        return value;
    }

    private static bool IsOrdered(ColumnType type) => type.Values.Count == 0
        && type.Kind is not (ColumnKind.Bool or ColumnKind.Uuid or ColumnKind.Bytes or ColumnKind.List or ColumnKind.Map or ColumnKind.Struct);

    private static string Describe(ColumnType type) => type.Values.Count == 0 ? type.ToString() : $"one of {string.Join(", ", type.Values)}";

    private bool TakeWord(string word) => Take(_tokens.IsWord(word));

    private bool TakeSign(string sign) => Take(_tokens.IsSign(sign));

    private bool Take(bool isThere)
    {
        if (isThere)
        {
            _tokens.MoveNext();
        }

        return isThere;
    }
}
