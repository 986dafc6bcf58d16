using TypedDao.Schema;

namespace TypedDao.Tests.Schema;

public sealed class SchemaTests
{
    [Fact]
    public void Types_print_as_they_are_written_in_yaml()
    {
        ColumnType type = ColumnType.Map(
            ColumnType.Of(ColumnKind.String),
            ColumnType.List(ColumnType.Decimal(10, 2).OrNull()).OrNull());

        Assert.Equal("map<string,list<decimal(10,2)?>?>", type.ToString());
        Assert.Equal("timestamp_ntz?", ColumnType.Of(ColumnKind.TimestampNtz).OrNull().ToString());
    }

    [Fact]
    public void Refinements_survive_nullability()
    {
        ColumnType type = ColumnType.Of(ColumnKind.Date).WithFormat("dd.MM.yyyy").OrNull();

        Assert.True(type.IsNullable);
        Assert.Equal("dd.MM.yyyy", type.TextFormat);
        Assert.Equal(["a", "b"], ColumnType.Enum(["a", "b"], unknownIsNull: true).OrNull().Values);
        Assert.Same(type, type.OrNull());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 0)]
    [InlineData(5, 6)]
    [InlineData(5, -1)]
    public void Decimals_have_1_to_38_digits(int precision, int scale)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ColumnType.Decimal(precision, scale));

    [Fact]
    public void A_kind_that_needs_more_is_refused_alone()
        => Assert.StartsWith("List needs more than its kind: use ColumnType.List.", Assert.Throws<ArgumentException>(() => ColumnType.Of(ColumnKind.List)).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_found_by_their_ordinal_name()
    {
        var schema = new RowSchema(new Column("id", ColumnType.Of(ColumnKind.Int64)), new Column("ID", ColumnType.Of(ColumnKind.String)));

        Assert.Equal((0, 1, -1), (schema.IndexOf("id"), schema.IndexOf("ID"), schema.IndexOf("Id")));
        Assert.Equal("No column is named 'Id'; the columns are id, ID.", Assert.Throws<KeyNotFoundException>(() => schema["Id"]).Message);
        Assert.StartsWith(
            "Two columns are named 'id'.",
            Assert.Throws<ArgumentException>(() => new RowSchema(schema[0], schema[0])).Message,
            StringComparison.Ordinal);
    }
}
