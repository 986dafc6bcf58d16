using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Support;

namespace TypedDao.Sql.Statements;

/// <summary>Statements that no filter is part of.</summary>
public sealed class StatementTests
{
    private static readonly SqlName Name = new("my schema", "it's \"mine\"");

    [Fact]
    public void A_table_is_made_with_its_columns_and_keys()
    {
        var schema = new RowSchema(new Column("id", ColumnType.Int64), new Column("a,b", ColumnType.String.OrNull()));
        Assert.Equal(
            "CREATE TABLE IF NOT EXISTS \"my schema\".\"it's \"\"mine\"\"\" (\"id\" INT64 NOT NULL, \"a,b\" STRING, PRIMARY KEY (\"id\"))",
            Definitions.Create(new PlainDialect(), Name, schema, ["id"]).Text);
        Assert.Equal(
            "CREATE TABLE IF NOT EXISTS \"my schema\".\"it's \"\"mine\"\"\" (\"id\" INT64 NOT NULL, \"a,b\" STRING)",
            Definitions.Create(new PlainDialect(), Name, schema, []).Text);
    }

    [Theory]
    [InlineData(UpsertMode.InsertOrUpdate, "", "INSERT INTO \"s\".\"t\" (\"id\", \"a\", \"b\") SELECT \"id\", \"a\", \"b\" FROM \"typeddao_staging\" ORDER BY \"id\" ON CONFLICT (\"id\") DO UPDATE SET \"a\" = EXCLUDED.\"a\", \"b\" = EXCLUDED.\"b\"")]
    [InlineData(UpsertMode.InsertOrUpdate, "a", "INSERT INTO \"s\".\"t\" (\"id\", \"a\", \"b\") SELECT \"id\", \"a\", \"b\" FROM \"typeddao_staging\" ORDER BY \"id\" ON CONFLICT (\"id\") DO UPDATE SET \"b\" = EXCLUDED.\"b\"")]
    [InlineData(UpsertMode.InsertOrUpdate, "a b", "INSERT INTO \"s\".\"t\" (\"id\", \"a\", \"b\") SELECT \"id\", \"a\", \"b\" FROM \"typeddao_staging\" ORDER BY \"id\" ON CONFLICT (\"id\") DO NOTHING")]
    [InlineData(UpsertMode.InsertOnly, "", "INSERT INTO \"s\".\"t\" (\"id\", \"a\", \"b\") SELECT \"id\", \"a\", \"b\" FROM \"typeddao_staging\" ORDER BY \"id\" ON CONFLICT (\"id\") DO NOTHING")]
    [InlineData(UpsertMode.UpdateOnly, "a", "UPDATE \"s\".\"t\" AS target SET \"b\" = given.\"b\" FROM \"typeddao_staging\" AS given WHERE target.\"id\" = given.\"id\"")]
    public void An_upsert_moves_rows_as_it_is_told(UpsertMode mode, string kept, string statement)
    {
        var upserts = new Upserts(new PlainDialect(), new SqlName("s", "t"), ["id", "a", "b"], ["id"]);
        var options = new UpsertOptions { Mode = mode, KeptColumns = kept.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        Assert.Equal(statement, upserts.Move(options).Text);
    }

    [Fact]
    public void An_upsert_finds_rows_with_one_key()
        => Assert.Equal(
            "SELECT CAST(\"a\" AS text), CAST(\"b\" AS text) FROM \"typeddao_staging\" GROUP BY \"a\", \"b\" HAVING count(*) > 1 LIMIT 1",
            new Upserts(new PlainDialect(), new SqlName("s", "t"), ["a", "b", "c"], ["a", "b"]).FindDuplicate().Text);
}
