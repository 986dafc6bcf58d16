using System.Text.Json.Nodes;
using TypedDao.Cli.Tests.Editors;

namespace TypedDao.Cli.Tests.Doctor;

public sealed class DoctorTests
{
    private const string Users = """
        id,name,email,balance,created_at
        1,Ann,,12.5,2025-01-07T10:00:00Z
        """;

    private static readonly string Strict = Tool.Catalog.Replace("on_error: skip", "on_error: fail", StringComparison.Ordinal);

    [Fact]
    public async Task A_sound_environment_has_no_findings()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);
        tool.Write("bronze/notes.txt", "x");

        var (exitCode, output, error) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.EndsWith("catalog.yaml, environment 'default': 0 errors, 0 warnings, 0 notes.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_there_yet_is_a_note()
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("doctor", tool.WriteCatalog());

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            info: bronze.users: Nothing is there yet.
              Write it or, if something should be there, correct its key in the catalog.
            info: bronze.notes: Nothing is there yet.
              Write it or, if something should be there, correct its key in the catalog.

            """,
            output);
    }

    [Fact]
    public async Task Values_that_are_not_set_are_an_error()
    {
        using var tool = new Tool();
        string variable = $"TDAO_{Guid.NewGuid():N}";
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("root: ROOT", $"root: ${{{variable}}}", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: bronze: ", output);
        Assert.Contains(variable, output, StringComparison.Ordinal);
        Assert.EndsWith("environment 'default': 1 error, 0 warnings, 0 notes.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_with_other_columns_than_declared_are_found()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", "id,name,created_at,phone,email\n1,Ann,2025-01-07T10:00:00Z,017,\n2,Bö,2025-01-08T10:00:00Z,,\n");
        tool.Write("bronze/notes.txt", "x");

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            warning: bronze.users: Files have the column 'phone', which is not declared and so not read.
              Add it to the columns: phone: string?
            warning: bronze.users: The column 'balance' is declared, but not in the files that were looked into, and so null.
              Correct its name, or remove it from the columns.

            """,
            output);
    }

    [Fact]
    public async Task A_column_that_must_have_values_and_is_not_there_is_an_error()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        string file = tool.Write("bronze/users.csv", "id,email,balance,created_at\n1,,,2025-01-07T10:00:00Z\n");
        tool.Write("bronze/notes.txt", "x");

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: bronze.users: ", output);
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.Contains("'name'", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0, "warning")]
    [InlineData(false, 1, "error")]
    public async Task Bad_rows_are_an_error_where_they_end_a_read(bool skips, int expected, string severity)
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(skips ? Tool.Catalog : Strict);
        string file = tool.Write("bronze/users.csv", Users + "\nthree,Cy,,,2025-01-07T10:00:00Z\n");
        tool.Write("bronze/notes.txt", "x");

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(expected, exitCode);
        Assert.StartsWith($"{severity}: bronze.users: 1 of the first 2 rows are bad, such as {file}(3): column 'id': 'three': ", output);
        Assert.EndsWith(
            "  Correct the column in the catalog or the values in the file, or say with 'on_error' what to do with bad rows.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_no_package_serves_is_not_looked_into()
    {
        using var tool = new Tool();
        string extension = tool.Write("Mongo.dll", Extension.Compile(
            """
            [StoreType("mongo", Offers = [typeof(TypedDao.Storage.IObjectStorage)], Package = "Acme.Mongo")]
            [Description("A database of documents.")]
            public sealed class MongoStore;
            """));
        string catalog = tool.WriteCatalog("""
            stores:
              lake: { type: mongo, objects: { users: { type: FileObject, suffix: csv, columns: { id: int64 } } } }
              tables: { type: local, root: ROOT, objects: { orders: { type: DeltaObject, columns: { id: int64 } } } }
            """);

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog, "--reference", extension);

        Assert.Equal(1, exitCode);
        Assert.Contains("error: lake: No referenced package implements the store type 'mongo' that store 'lake' has in environment 'default'.\n  Add the package Acme.Mongo, or choose another environment.", output, StringComparison.Ordinal);
        Assert.Contains("info: tables.orders: It was not looked into: No referenced package implements the interface type 'S3DeltaInterface'.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_are_no_columns_of_files()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog("""
            stores:
              bronze:
                type: local
                root: ROOT
                objects:
                  events: { type: DirectoryObject, suffix: jsonl, format: jsonl, partition_keys: [day], columns: { day: "date?", n: int64 } }
            """);
        tool.Write("bronze/events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        tool.Write("bronze/events/day=2025-01-08/a.jsonl", "{\"n\":2,\"extra\":{\"a\":true}}\n");

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("warning: bronze.events: Files have the column 'extra', which is not declared and so not read.\n", output);
        Assert.DoesNotContain("'day'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_where_bad_rows_are_kept()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog("""
            stores:
              bronze:
                type: local
                root: ROOT
                objects:
                  users: { type: FileObject, suffix: csv, on_error: { reject_to: bronze.rejects }, columns: { id: int64 } }
                  rejects: { type: DirectoryObject, format: jsonl, columns: { source: string, line: int64, column: "string?", value: "string?", error: string, raw: string } }
            """);
        tool.Write("bronze/users.csv", "id\nx\n");

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("warning: bronze.users: 1 of the first 1 rows are bad", output);
        Assert.Equal(["users.csv"], Directory.GetFileSystemEntries(tool.Folder("bronze")).Select(path => Path.GetFileName(path)!));
    }

    [Fact]
    public async Task Json_has_the_same_findings()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);

        var (exitCode, output, _) = await Tool.RunAsync("doctor", catalog, "--output", "json");

        Assert.Equal(0, exitCode);
        JsonNode json = JsonNode.Parse(output)!;
        Assert.Equal(["catalog", "environment", "errors", "warnings", "findings"], json.AsObject().Select(property => property.Key));
        Assert.Equal(
            """{"severity":"info","store":"bronze","object":"bronze.notes","kind":"data","message":"Nothing is there yet.","cure":"Write it or, if something should be there, correct its key in the catalog."}""",
            json["findings"]![0]!.ToJsonString());
    }
}
