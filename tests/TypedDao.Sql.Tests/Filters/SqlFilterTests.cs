using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Support;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Filters;

/// <summary>Filters as conditions, in the words of a database that does not exist.</summary>
public sealed class SqlFilterTests
{
    private static readonly RowSchema Schema = new(
        new Column("id", ColumnType.Int64),
        new Column("name", ColumnType.String.OrNull()),
        new Column("city", ColumnType.String),
        new Column("real", ColumnType.Double.OrNull()),
        new Column("other", ColumnType.Float),
        new Column("at", ColumnType.Timestamp),
        new Column("clock", ColumnType.Time),
        new Column("kind", ColumnType.Enum(["b", "a", "c"])),
        new Column("mood", ColumnType.Enum(["good", "bad"], unknownIsNull: true).OrNull()),
        new Column("tags", ColumnType.List(ColumnType.String).OrNull()),
        new Column("a \"b\"", ColumnType.Bool),
        new Column("part", ColumnType.Struct(new RowSchema(new Column("n", ColumnType.Int32), new Column("raw", ColumnType.Bytes)))));

    // The collation of 'city' takes different texts for equal ones.
    private static readonly SqlTable Table = new(
        new SqlName("s", "t"), [.. Schema.Select(column => new SqlColumn(column.Name, "any") { IsEqualByBytes = column.Name != "city" })]);

    [Theory]
    [InlineData("id = 1", "\"id\" = :1", "1")]
    [InlineData("id != 1", "(\"id\" = :1) IS NOT TRUE", "1")]
    [InlineData("id >= 1 and id < 5", "\"id\" >= :1 AND \"id\" < :2", "1 5")]
    [InlineData("id = 1 or id = 2 and name is null", "(\"id\" = :1 OR (\"id\" = :2 AND \"name\" IS NULL))", "1 2")]
    [InlineData("not (id > 1 or name is not null)", "((\"id\" > :1 OR (\"name\" IS NULL) IS NOT TRUE)) IS NOT TRUE", "1")]
    [InlineData("name = 'x'", "\"name\" = :1", "x")]
    [InlineData("city = 'x'", "bytes(\"city\") = :1", "x")]
    [InlineData("name < 'x'", "bytes(\"name\") < :1", "x")]
    [InlineData("name in ('x', 'y')", "\"name\" among :1", "[x y]")]
    [InlineData("city in ('x')", "bytes(\"city\") among :1", "[x]")]
    [InlineData("name starts with 'x'", "starts(\"name\", :1)", "x")]
    [InlineData("real < 1.5", "\"real\" < :1", "1.5")]
    [InlineData("real >= 1.5", "(\"real\" >= :1 AND number(\"real\"))", "1.5")]
    [InlineData("real = NaN", "FALSE", "")]
    [InlineData("real > NaN", "FALSE", "")]
    [InlineData("real in (NaN, 2)", "\"real\" among :1", "[2]")]
    [InlineData("real in (NaN)", "FALSE", "")]
    [InlineData("real = other", "(\"real\" IS NOT DISTINCT FROM \"other\" AND (number(\"real\")) IS NOT FALSE)", "")]
    [InlineData("real < other", "(\"real\" < \"other\" AND number(\"other\"))", "")]
    [InlineData("real >= other", "(\"real\" >= \"other\" AND number(\"real\"))", "")]
    [InlineData("name = city", "bytes(\"name\") IS NOT DISTINCT FROM \"city\"", "")]
    [InlineData("at < '2025-01-07T10:00:00.0005Z'", "\"at\" <= :1", "2025-01-07T10:00:00.0000000+00:00")]
    [InlineData("at >= '2025-01-07T10:00:00.0005Z'", "\"at\" > :1", "2025-01-07T10:00:00.0000000+00:00")]
    [InlineData("at = '2025-01-07T10:00:00.0005Z'", "FALSE", "")]
    [InlineData("at = '2025-01-07T10:00:00.005Z'", "\"at\" = :1", "2025-01-07T10:00:00.0050000+00:00")]
    [InlineData("clock > '10:00:00.0005'", "\"clock\" > :1", "10:00:00.0000000")]
    [InlineData("kind = 'a'", "\"kind\" = :1", "a")]
    [InlineData("mood is null", "(\"mood\" IS NULL OR NOT \"mood\" among :1)", "[good bad]")]
    [InlineData("tags is null", "\"tags\" IS NULL", "")]
    [InlineData("\"a \"\"b\"\"\" = true", "\"a \"\"b\"\"\" = :1", "True")]
    [InlineData("part.n = 3", "\"part\".n = :1", "3")]
    public void A_filter_is_a_condition(string filter, string condition, string parameters)
    {
        (SqlStatement statement, Filter pushed, Filter left) = Write(FilterText.Parse(filter, Schema));
        Assert.Equal($" WHERE {condition}", statement.Text);
        Assert.Equal(parameters, string.Join(' ', statement.Parameters.Select(Show)));
        Assert.Equal(FilterText.Parse(filter, Schema).ToString(), pushed.ToString());
        Assert.Equal(Filter.All, left);
    }

    [Theory]
    [InlineData("id = 1 and part.raw = 'AQ==' and id < 3", "id = 1 and id < 3", "part.raw = 'AQ=='")]
    [InlineData("id = 1 or part.raw = 'AQ=='", "true", "id = 1 or part.raw = 'AQ=='")]
    public void What_cannot_be_said_is_left(string filter, string pushed, string left)
    {
        (SqlStatement statement, Filter decided, Filter rest) = Write(FilterText.Parse(filter, Schema));
        Assert.Equal(pushed, decided.ToString());
        Assert.Equal(left, rest.ToString());
        Assert.Equal(pushed == "true" ? string.Empty : " WHERE \"id\" = :1 AND \"id\" < :2", statement.Text);
    }

    [Theory]
    [InlineData(ComparisonOperator.Less, "b", "FALSE", "")]
    [InlineData(ComparisonOperator.LessOrEqual, "a", "\"kind\" among :1", "[b a]")]
    [InlineData(ComparisonOperator.Greater, "b", "\"kind\" among :1", "[a c]")]
    [InlineData(ComparisonOperator.GreaterOrEqual, "c", "\"kind\" among :1", "[c]")]
    public void Allowed_values_are_in_the_order_of_their_declaration(ComparisonOperator comparison, string value, string condition, string parameters)
    {
        SqlStatement statement = Write(new ComparisonFilter(new ColumnPath("kind"), comparison, FilterValue.Of(value))).Statement;
        Assert.Equal($" WHERE {condition}", statement.Text);
        Assert.Equal(parameters, string.Join(' ', statement.Parameters.Select(Show)));
    }

    [Fact]
    public void Columns_of_allowed_values_are_compared_on_rows()
    {
        Filter same = new ColumnComparisonFilter(new ColumnPath("kind"), ComparisonOperator.Equal, new ColumnPath("mood"));
        Assert.Same(same, Write(same).Left);
    }

    [Fact]
    public void No_text_of_a_database_has_the_character_zero()
    {
        var name = new ColumnPath("name");
        Assert.Equal(" WHERE FALSE", Write(new ComparisonFilter(name, ComparisonOperator.Equal, FilterValue.Of("a\0b"))).Statement.Text);
        Assert.Equal(" WHERE FALSE", Write(new PrefixFilter(name, "a\0b")).Statement.Text);
        SqlStatement less = Write(new ComparisonFilter(name, ComparisonOperator.Less, FilterValue.Of("a\0b"))).Statement;
        Assert.Equal((" WHERE bytes(\"name\") <= :1", "a"), (less.Text, Show(less.Parameters[0])));
        SqlStatement greater = Write(new ComparisonFilter(name, ComparisonOperator.GreaterOrEqual, FilterValue.Of("a\0b"))).Statement;
        Assert.Equal((" WHERE bytes(\"name\") > :1", "a"), (greater.Text, Show(greater.Parameters[0])));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_equals_nothing_and_is_not_ordered_by_a_database()
    {
        var name = new ColumnPath("name");
        Assert.Equal(" WHERE FALSE", Write(new ComparisonFilter(name, ComparisonOperator.Equal, FilterValue.Of("\uD83C"))).Statement.Text);
        Filter less = new ComparisonFilter(name, ComparisonOperator.Less, FilterValue.Of("\uD83C"));
        Assert.Same(less, Write(less).Left);
        Filter prefix = new PrefixFilter(name, "\uD83C");
        Assert.Same(prefix, Write(prefix).Left);
    }

    [Fact]
    public void What_has_more_parameters_than_a_statement_takes_is_left()
    {
        Filter many = Filter.Disjunction(Enumerable.Range(0, 20).Select(i => (Filter)new ComparisonFilter(new ColumnPath("id"), ComparisonOperator.Equal, FilterValue.Of((long)i))));
        (SqlStatement statement, _, Filter left) = Write(new NullFilter(new ColumnPath("name")) & many);
        Assert.Equal(" WHERE \"name\" IS NULL", statement.Text);
        Assert.Empty(statement.Parameters);
        Assert.Equal(many.ToString(), left.ToString());
    }

    [Fact]
    public void A_filter_on_other_columns_is_refused()
        => Assert.Throws<ArgumentException>(() => Write(new NullFilter(new ColumnPath("nothing"))));

    private static (SqlStatement Statement, Filter Pushed, Filter Left) Write(Filter filter)
    {
        var text = new SqlText(new PlainDialect());
        (Filter pushed, Filter left) = new SqlFilter(Schema, Table, text).AddWhere(filter);
        return (text.ToStatement(), pushed, left);
    }

    private static string Show(SqlValue value) => value.IsArray
        ? $"[{string.Join(' ', ((object[])value.Value).Select(Text))}]"
        : Text(value.Value);

    private static string Text(object value) => value switch
    {
        DateTimeOffset instant => instant.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
