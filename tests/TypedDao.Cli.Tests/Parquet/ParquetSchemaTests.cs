using System.Text.Json;

namespace TypedDao.Cli.Tests.Parquet;

/// <summary><c>schema</c>, <c>pull</c> and <c>init</c>: the columns that footers tell.</summary>
public sealed class ParquetSchemaTests
{
    private const string Columns = """
        columns:
          id: int32?
          ok: bool?
          tiny: int8?
          small: int16?
          big: int64?
          wide: "decimal(20,0)?"
          single: float?
          number: double?
          money: "decimal(9,2)?"
          exact:
            type: "decimal(38,10)?"
            as: string
          text: string?
          raw: bytes?
          uid: uuid?
          day: date?
          hour: time?
          instant: timestamp?
          local: timestamp_ntz?
          nano: timestamp_ntz?
          tags: list<int32?>?
          counts: "map<string,int32?>?"
          device:
            type: struct?
            columns:
              os: string?
              version: int32?

        """;

    [Fact]
    public async Task The_columns_are_those_of_the_footer()
        => Assert.Equal((0, Columns, string.Empty), await Tool.RunAsync("schema", ParquetData.Types));

    [Fact]
    public async Task They_are_json_too()
    {
        var (exitCode, output, _) = await Tool.RunAsync("schema", ParquetData.Types, "-o", "json");

        Assert.Equal(0, exitCode);
        using var document = JsonDocument.Parse(output);
        JsonElement exact = document.RootElement.GetProperty("columns")[9];
        Assert.Equal(("exact", "decimal(38,10)?", true), (exact.GetProperty("name").GetString(), exact.GetProperty("type").GetString(), exact.GetProperty("nullable").GetBoolean()));
    }

    [Fact]
    public async Task Those_of_a_folder_are_joined()
    {
        using var tool = new Tool();
        tool.Write("lake/a.parquet", ParquetData.Read("names.parquet"));
        tool.Write("lake/b.parquet", ParquetData.Read("scores.parquet"));

        Assert.Equal((0, "columns:\n  id: int32?\n  name: string?\n  score: double?\n", string.Empty), await Tool.RunAsync("schema", tool.Folder("lake")));
    }

    [Fact]
    public async Task Types_that_differ_are_said()
    {
        using var tool = new Tool();
        string first = tool.Write("lake/a.parquet", ParquetData.Read("names.parquet"));
        string second = tool.Write("lake/b.parquet", ParquetData.Read("codes.parquet"));
        string problem = $"The column 'id' is int32 in '{first}' and string in '{second}', which no type has in common.{Environment.NewLine}";

        Assert.Equal((0, "columns:\n  id: int32?\n  name: string?\n", problem), await Tool.RunAsync("schema", tool.Folder("lake")));
        Assert.Equal((1, string.Empty, $"typeddao: --where cannot be used: {problem}"), await Tool.RunAsync("cat", tool.Folder("lake"), "--where", "id = 1"));
        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n", string.Empty), await Tool.RunAsync("cat", tool.Folder("lake"), "--where", "name = 'Ann'"));
        var (_, _, error) = await Tool.RunAsync("pull", tool.Folder("lake"));
        Assert.Equal($"'{tool.Folder("lake")}': {problem}", error);
    }

    [Fact]
    public async Task What_was_pulled_is_a_catalog_that_reads_it()
    {
        using var tool = new Tool();
        tool.Write("lake/events/day=2025-01-07/a.parquet", ParquetData.Read("names.parquet"));
        tool.Write("lake/events/day=2025-01-08/b.parquet", ParquetData.Read("scores.parquet"));

        var (exitCode, yaml, error) = await Tool.RunAsync("pull", tool.Folder("lake/events"), "--store", "lake");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.EndsWith(
            """
                  events:
                    type: S3DirectoryObject
                    identifier: events
                    suffix: parquet
                    format: parquet
                    partition_keys: [day]
                    columns:
                      day: date
                      id: int32?
                      name: string?
                      score: double?

            """,
            yaml);
        Assert.Equal(
            (0, "{\"day\":\"2025-01-07\",\"id\":1,\"name\":\"Ann\",\"score\":null}\n{\"day\":\"2025-01-08\",\"id\":2,\"name\":null,\"score\":0.5}\n", string.Empty),
            await Tool.RunAsync("cat", "lake.events", "-c", tool.Write("catalog.yaml", yaml)));
    }

    [Fact]
    public async Task All_types_can_be_pulled_and_checked()
    {
        using var tool = new Tool();
        tool.Write("lake/types.parquet", ParquetData.Read("types.parquet"));
        var (_, yaml, _) = await Tool.RunAsync("pull", tool.Folder("lake/types.parquet"));

        var (exitCode, _, error) = await Tool.RunAsync("check", tool.Write("catalog.yaml", yaml));

        Assert.True(exitCode == 0, error);
    }

    [Fact]
    public async Task A_project_of_it_references_the_package()
    {
        using var tool = new Tool();
        tool.Write("in/people/a.parquet", ParquetData.Read("names.parquet"));
        tool.Write("in/people/b.parquet", ParquetData.Read("names.parquet"));
        tool.Write("in/mixed/a.parquet", ParquetData.Read("names.parquet"));
        tool.Write("in/mixed/codes.parquet", ParquetData.Read("codes.parquet"));
        tool.Write("in/broken.parquet", "no Parquet file");

        var (exitCode, _, error) = await Tool.RunAsync("init", tool.Folder("in"), "--into", tool.Folder("app"));

        Assert.Equal(0, exitCode);
        Assert.Contains("left out: The Parquet file does not end with 'PAR1'", error, StringComparison.Ordinal);
        string yaml = await File.ReadAllTextAsync(tool.Folder("app/catalog.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("      people:\n        type: S3DirectoryObject\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      codes:\n        type: S3FileObject\n        prefix: mixed\n", yaml, StringComparison.Ordinal);
        string project = await File.ReadAllTextAsync(tool.Folder("app/App.csproj"), TestContext.Current.CancellationToken);
        Assert.Contains("<PackageReference Include=\"TypedDao.Parquet\" ", project, StringComparison.Ordinal);
    }
}
