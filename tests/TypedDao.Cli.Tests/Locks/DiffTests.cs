namespace TypedDao.Cli.Tests.Locks;

public sealed class DiffTests
{
    private const string Before = """
        stores:
          bronze:
            type: local
            root: lake
            objects:
              a_users: { type: S3FileObject, suffix: csv, columns: { id: int32, "e|mail": { type: "string?", name: Mail } } }
              old: { type: S3FileObject, suffix: txt }
        """;

    private const string After = """
        stores:
          bronze:
            type: local
            root: lake
            objects:
              a_users: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
              new: { type: S3FileObject, suffix: txt }
        """;

    [Fact]
    public async Task Text_has_a_sentence_for_each_change()
    {
        using var tool = new Tool();

        var (exitCode, output, error) = await Tool.RunAsync("diff", tool.Write("a.yaml", Before), tool.Write("b.yaml", After));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            """
            compatible: The column 'id' of 'bronze.a_users' was int32 and is int64, which holds every value that it could.
            breaking: The column 'e|mail' of 'bronze.a_users', string?, is gone.
            breaking: The object 'bronze.old' is gone.
            compatible: The object 'bronze.new' is new.

            """,
            output);
        Assert.Equal("2 breaking, 0 acknowledged, 2 compatible.", error.TrimEnd());
    }

    [Theory]
    [InlineData("string?, values: [a], unknown: 'null'", "string?, values: [a]", "breaking: The column 'c' of 's.o' no longer reads values that are not allowed as null: rows that have some can no longer be read.")]
    [InlineData("string?, values: [a]", "string?, values: [a], unknown: 'null'", "compatible: The column 'c' of 's.o' reads values that are not allowed as null.")]
    [InlineData("string?, values: [a], unknown: 'null'", "string?", "compatible: The column 'c' of 's.o' also allows every text.")]
    [InlineData("'map<string,int32>'", "'map<string,int64>'", "compatible: The column 'c' of 's.o' was map<string,int32> and is map<string,int64>, which holds every value that it could.")]
    [InlineData("'map<date,string>'", "'map<string,string>'", "breaking: The column 'c' of 's.o' was map<date,string> and is map<string,string>: values that are there, or were promised, may not fit.")]
    [InlineData("'map<string,date>', format: dd.MM.yyyy", "'map<string,date>', format: yyyyMMdd", "breaking: The text form of the column 'c' of 's.o' was dd.MM.yyyy and is yyyyMMdd: files that are there are read otherwise.")]
    [InlineData("list<struct>, columns: { a: int32 }", "list<struct>, columns: { a: int16 }", "breaking: The column 'c.a' of 's.o' was int32 and is int16: values that are there, or were promised, may not fit.")]
    [InlineData("list<struct>, columns: { a: int32 }", "list<struct?>, columns: { a: int32 }", "breaking: The column 'c' of 's.o' was list<struct> and is list<struct?>: values that are there, or were promised, may not fit.")]
    [InlineData("struct, columns: { a: int32 }", "struct, columns: { a: int32, b: int32 }", "breaking: The column 'c.b' of 's.o' is new and not nullable (int32), but rows that are there have no value for it.")]
    [InlineData("struct, columns: { a: int32, b: int32 }", "struct, columns: { b: int32, a: int32 }", "compatible: The columns of 's.o' stand in another order: c, c.b, c.a.")]
    public async Task What_a_column_can_become_is_judged(string before, string after, string expected)
    {
        using var tool = new Tool();
        string catalog = tool.Write("catalog.yaml", CatalogOf(before));
        await Tool.RunAsync("lock", catalog);
        tool.Write("catalog.yaml", CatalogOf(after));

        var (exitCode, output, _) = await Tool.RunAsync("diff", tool.Folder("catalog.lock.yaml"), catalog);

        Assert.Equal(expected, output.TrimEnd());
        Assert.Equal(expected.StartsWith("breaking", StringComparison.Ordinal) ? 1 : 0, exitCode);
    }

    private static string CatalogOf(string column) => $$"""
        stores:
          s:
            type: local
            root: lake
            objects:
              o: { type: S3FileObject, suffix: jsonl, columns: { c: { type: {{column}} } } }
        """;

    [Fact]
    public async Task Json_has_the_parts_of_each_change()
    {
        using var tool = new Tool();
        string catalog = tool.Write("catalog.yaml", Before);
        await Tool.RunAsync("lock", catalog);
        tool.Write("catalog.yaml", Before.Replace(", \"e|mail\": { type: \"string?\", name: Mail }", string.Empty, StringComparison.Ordinal));
        await Tool.RunAsync("lock", catalog, "--acknowledge", "Ünused");

        var (exitCode, output, _) = await Tool.RunAsync("diff", tool.Folder("catalog.lock.yaml"), catalog, "--output", "json");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            {
              "breaking": 0,
              "acknowledged": 1,
              "compatible": 0,
              "changes": [
                {
                  "change": "column_removed",
                  "effect": "acknowledged",
                  "object": "bronze.a_users",
                  "part": "e|mail",
                  "before": "string?",
                  "after": null,
                  "reason": "Ünused",
                  "message": "The column 'e|mail' of 'bronze.a_users', string?, is gone."
                }
              ]
            }

            """,
            output);
    }

    [Fact]
    public async Task Markdown_has_a_row_for_each_change()
    {
        using var tool = new Tool();
        string before = tool.Write("a.yaml", Before);

        var (_, output, _) = await Tool.RunAsync("diff", before, tool.Write("b.yaml", After), "-o", "markdown");
        var (same, nothing, _) = await Tool.RunAsync("diff", before, before, "-o", "markdown");

        Assert.Equal(
            """
            | | Change | What |
            |---|---|---|
            | compatible | `column_type_widened` | The column 'id' of 'bronze.a\_users' was int32 and is int64, which holds every value that it could. |
            | **breaking** | `column_removed` | The column 'e\|mail' of 'bronze.a\_users', string?, is gone. |
            | **breaking** | `object_removed` | The object 'bronze.old' is gone. |
            | compatible | `object_added` | The object 'bronze.new' is new. |

            """,
            output);
        Assert.Equal((0, "No changes.\n"), (same, nothing));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        using var tool = new Tool();
        string missing = tool.Folder("gone.lock.yaml");

        var (exitCode, _, error) = await Tool.RunAsync("diff", missing, tool.Write("b.yaml", After));

        Assert.Equal(1, exitCode);
        Assert.Equal($"typeddao: There is no catalog or lock at '{missing}'.", error.TrimEnd());
    }
}
