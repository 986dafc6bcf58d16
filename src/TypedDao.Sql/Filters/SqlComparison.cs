using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Sql.Statements;

namespace TypedDao.Sql.Filters;

/// <summary>Writes single conditions; null where the database cannot say exactly this.</summary>
internal static class SqlComparison
{
    private const string Never = "FALSE";

    /// <summary>The column is null, or reads as null.</summary>
    /// <param name="operand">The column.</param>
    /// <param name="text">Takes parameters.</param>
    public static string? IsNull(SqlOperand operand, SqlText text)
    {
        string isNull = $"{operand.Expression} IS NULL";
        return operand.Type.UnknownIsNull
            ? $"({isNull} OR NOT {text.Dialect.IsOneOf(operand.Expression, text.Parameter(Texts(operand.Type.Values)))})"
            : isNull;
    }

    /// <summary>The text begins with another one.</summary>
    /// <param name="operand">The column.</param>
    /// <param name="prefix">The beginning.</param>
    /// <param name="text">Takes parameters.</param>
    public static string? StartsWith(SqlOperand operand, string prefix, SqlText text)
        => operand.Type.Kind != ColumnKind.String || operand.Type.Values.Count > 0 || !SqlBounds.IsUnicode(prefix) ? null
            : prefix.Contains('\0', StringComparison.Ordinal) ? Never
            : text.Dialect.StartsWith(operand.Expression, text.Parameter(new SqlValue(ColumnKind.String, prefix)));

    /// <summary>The column has one of several values.</summary>
    /// <param name="operand">The column.</param>
    /// <param name="values">The values.</param>
    /// <param name="text">Takes parameters.</param>
    public static string? IsOneOf(SqlOperand operand, IReadOnlyList<FilterValue> values, SqlText text)
    {
        object[] held = [.. values.Where(value => SqlBounds.CanEqual(value, text.Dialect)).Select(value => value.Value)];
        return held.Length == 0
            ? Never
            : text.Dialect.IsOneOf(Equated(operand, text), text.Parameter(new SqlValue(FilterValue.KindFor(operand.Type)!.Value, held, IsArray: true)));
    }

    /// <summary>Compares a column with a value.</summary>
    /// <param name="operand">The column.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="value">The value.</param>
    /// <param name="text">Takes parameters.</param>
    public static string? With(SqlOperand operand, ComparisonOperator comparison, FilterValue value, SqlText text)
    {
        if (comparison is ComparisonOperator.Equal)
        {
            return SqlBounds.CanEqual(value, text.Dialect) ? $"{Equated(operand, text)} = {text.Parameter(new SqlValue(value.Kind, value.Value))}" : Never;
        }

        if (operand.Type.Values.Count > 0)
        {
            // Allowed values are in the order of their declaration.
            string[] taken = [.. Taken(operand.Type.Values, comparison, (string)value.Value)];
            return taken.Length == 0 ? Never : text.Dialect.IsOneOf(Equated(operand, text), text.Parameter(Texts(taken)));
        }

        switch (value.Value)
        {
            case double.NaN:
                return Never;
            case string whole when !SqlBounds.IsUnicode(whole):
                return null;
        }

        (FilterValue bound, ComparisonOperator moved) = SqlBounds.Move(value, comparison, text.Dialect);
        string expression = operand.Type.Kind is ColumnKind.String ? text.Dialect.ByBytes(operand.Expression) : operand.Expression;
        string condition = $"{expression} {Sign(moved)} {text.Parameter(new SqlValue(bound.Kind, bound.Value))}";

        // A database orders NaN above all numbers.
        return value.Kind is ColumnKind.Double && moved is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual
            && operand.Type.Kind is ColumnKind.Float or ColumnKind.Double
                ? $"({condition} AND {text.Dialect.IsNumber(operand.Expression)})"
                : condition;
    }

    /// <summary>Compares two columns.</summary>
    /// <param name="left">The column on the left.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="right">The column on the right.</param>
    /// <param name="text">Takes parameters.</param>
    public static string? Between(SqlOperand left, ComparisonOperator comparison, SqlOperand right, SqlText text)
    {
        if (FilterValue.KindFor(left.Type) is not { } kind || FilterValue.KindFor(right.Type) != kind || left.Type.Values.Count > 0 || right.Type.Values.Count > 0)
        {
            return null;
        }

        string one = kind is ColumnKind.String ? text.Dialect.ByBytes(left.Expression) : left.Expression;
        string condition = comparison is ComparisonOperator.Equal
            ? text.Dialect.Same(one, right.Expression)
            : $"{one} {Sign(comparison)} {right.Expression}";
        if (kind is not ColumnKind.Double)
        {
            return condition;
        }

        // NaN equals nothing, and is neither above nor below: the greater side must be a number, and then the other one is.
        return comparison switch
        {
            ComparisonOperator.Equal => $"({condition} AND ({text.Dialect.IsNumber(left.Expression)}) IS NOT FALSE)",
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => $"({condition} AND {text.Dialect.IsNumber(right.Expression)})",
            _ => $"({condition} AND {text.Dialect.IsNumber(left.Expression)})",
        };
    }

    // Without a collation indexes of the column serve.
    private static string Equated(SqlOperand operand, SqlText text)
        => operand.Type.Kind is ColumnKind.String && !operand.IsEqualByBytes ? text.Dialect.ByBytes(operand.Expression) : operand.Expression;

    private static IEnumerable<string> Taken(IReadOnlyList<string> values, ComparisonOperator comparison, string value)
    {
        int position = values.TakeWhile(allowed => allowed != value).Count();
        return comparison switch
        {
            ComparisonOperator.Less => values.Take(position),
            ComparisonOperator.LessOrEqual => values.Take(position + 1),
            ComparisonOperator.Greater => values.Skip(position + 1),
            _ => values.Skip(position),
        };
    }

    private static SqlValue Texts(IReadOnlyList<string> values) => new(ColumnKind.String, values.ToArray<object>(), IsArray: true);

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
