namespace TypedDao.Cli.Tests.Parquet;

/// <summary>Objects of a catalog with <c>format: parquet</c>, read by the package that the tool bundles.</summary>
public sealed class ParquetCatalogTests
{
    private const string Catalog = """
        stores:
          lake:
            type: local
            root: ROOT
            objects:
              groups:
                type: S3FileObject
                suffix: parquet
                columns: { id: int64, noise: int64?, text: string? }
              people:
                type: S3DirectoryObject
                suffix: parquet
                format: parquet
                columns: { id: int32, name: string? }
        """;

    [Fact]
    public async Task Its_commands_work()
    {
        using var tool = new Tool();
        string catalog = WriteLake(tool);

        var check = await Tool.RunAsync("check", catalog, "--environment", "default");
        var (listed, list, _) = await Tool.RunAsync("list", "-c", catalog);
        var (_, schema, _) = await Tool.RunAsync("schema", "lake.people", "-c", catalog);

        Assert.True(check.ExitCode == 0, check.Error);
        Assert.Equal(0, listed);
        Assert.Contains("parquet", list, StringComparison.Ordinal);
        Assert.Equal("columns:\n  id: int32\n  name: string?\n", schema);
    }

    [Fact]
    public async Task Its_rows_are_printed_and_filtered()
    {
        using var tool = new Tool();
        string catalog = WriteLake(tool);

        Assert.Equal((0, "{\"id\":0,\"noise\":0}\n", string.Empty), await Tool.RunAsync("cat", "lake.groups", "-c", catalog, "--columns", "id,noise", "-n", "1"));
        Assert.Equal((0, "{\"id\":6143}\n", string.Empty), await Tool.RunAsync("cat", "lake.groups", "-c", catalog, "--columns", "id", "--where", "id > 6142"));
        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n", string.Empty), await Tool.RunAsync("cat", "lake.people", "-c", catalog));
    }

    [Fact]
    public async Task Doctor_compares_the_columns_of_footers()
    {
        using var tool = new Tool();
        string catalog = WriteLake(tool);
        string file = tool.Write("bronze/people/b.parquet", ParquetData.Read("scores.parquet"));

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);
        tool.Write("bronze/people/b.parquet", ParquetData.Read("codes.parquet"));
        var (other, types, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            warning: lake.people: Files have the column 'score', which is not declared and so not read.
              Add it to the columns: score: double?

            """,
            output);
        Assert.Equal(1, other);
        Assert.StartsWith("error: lake.people: ", types);
        Assert.Contains(file, types, StringComparison.Ordinal);
        Assert.Contains("'id'", types, StringComparison.Ordinal);
    }

    private static string WriteLake(Tool tool)
    {
        tool.Write("bronze/groups.parquet", ParquetData.Read("groups.parquet"));
        tool.Write("bronze/people/a.parquet", ParquetData.Read("names.parquet"));
        return tool.WriteCatalog(Catalog);
    }
}
