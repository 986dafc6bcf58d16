using TypedDao.Schema;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Tables;

public sealed class SqlTableTests
{
    private static readonly SqlTable Table = new(
        new SqlName("s", "t"), [new SqlColumn("id", "bigint"), new SqlColumn("price", "numeric(8,1)") { Scale = 1 }, new SqlColumn("at", "time(3)") { SecondDigits = 3 }]);

    [Fact]
    public void Every_difference_is_said()
    {
        var declared = new RowSchema(new Column("id", ColumnType.String), new Column("price", ColumnType.Decimal(8, 1)), new Column("Id", ColumnType.Int64));
        TypedDaoException error = Assert.Throws<TypedDaoException>(() => Table.Check(declared, (type, column) => (type.Kind is ColumnKind.Decimal) == (column.Name == "price"), type => type.ToString()));
        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal("Table s.t has other columns than declared: column 'Id' is missing, expected int64.", error.Fact);
        error = Assert.Throws<TypedDaoException>(() => Table.Check(declared, (_, _) => false, type => type.ToString()));
        Assert.Equal(
            "Table s.t has other columns than declared: column 'id' is bigint, expected string; column 'price' is numeric(8,1), expected decimal(8,1); column 'Id' is missing, expected int64.",
            error.Fact);
    }

    [Fact]
    public void What_would_be_rounded_is_refused()
    {
        Table.CheckWrites(new RowSchema(new Column("id", ColumnType.Int64), new Column("price", ColumnType.Decimal(8, 1))));
        Assert.Equal(
            "Table s.t would round what is written: column 'price' is numeric(8,1), declared as decimal(8,2).",
            Assert.Throws<TypedDaoException>(() => Table.CheckWrites(new RowSchema(new Column("price", ColumnType.Decimal(8, 2))))).Fact);
        Assert.Equal(
            "Table s.t would round what is written: column 'at' is time(3), declared as time.",
            Assert.Throws<TypedDaoException>(() => Table.CheckWrites(new RowSchema(new Column("at", ColumnType.Time)))).Fact);
    }
}
