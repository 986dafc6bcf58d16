using System.Text.Json.Nodes;

namespace TypedDao.Cli.Tests;

/// <summary>The shapes that programs rely on: a key that goes or changes its place fails here.</summary>
public sealed class JsonOutputTests
{
    [Fact]
    public async Task List()
    {
        using var tool = new Tool();

        var (exitCode, output, error) = await Tool.RunAsync("list", "-c", tool.WriteCatalog(), "--output", "json");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(
            """
            {
              "catalog": "Lake",
              "objects": [
                {
                  "object": "bronze.users",
                  "type": "S3FileObject",
                  "key": "users.csv",
                  "format": "csv",
                  "columns": 5,
                  "description": "Users of the shop"
                },
                {
                  "object": "bronze.notes",
                  "type": "S3FileObject",
                  "key": "notes.txt",
                  "format": null,
                  "columns": null,
                  "description": null
                }
              ]
            }

            """,
            output);
    }

    [Fact]
    public async Task Show()
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("show", "bronze.users", "-c", tool.WriteCatalog(), "-o", "json");

        Assert.Equal(0, exitCode);
        JsonObject json = JsonNode.Parse(output)!.AsObject();
        Assert.Equal(
            [
                "object", "description", "type", "interface", "layer", "key", "replicas", "parameters", "format", "partition_keys", "primary_keys", "writes", "bad_rows",
                "reject_to", "capabilities", "properties", "tags", "environments", "columns",
            ],
            json.Select(property => property.Key));
        Assert.Equal("skip", (string?)json["bad_rows"]);
        Assert.Equal("""[{"environment":"default","type":"local","is_implemented":true,"package":null}]""", json["environments"]!.ToJsonString());
        Assert.Equal("""{"name":"email","type":"string?","nullable":true,"description":null}""", json["columns"]![2]!.ToJsonString());
    }

    [Fact]
    public async Task Schema()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog("""
            stores:
              bronze:
                type: memory
                objects:
                  users:
                    type: FileObject
                    suffix: csv
                    columns:
                      kind: { type: string, values: [a, b], description: Which }
                      day: { type: date, format: dd.MM.yyyy }
                      items: { type: "list<struct>?", columns: { no: int32 } }
            """);

        var (exitCode, output, _) = await Tool.RunAsync("schema", "bronze.users", "-c", catalog, "-o", "json");
        var (_, ofFile, _) = await Tool.RunAsync("schema", tool.Write("a.csv", "id\n1\n"), "-o", "json");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """[{"name":"kind","type":"string","nullable":false,"description":"Which","values":["a","b"]},"""
            + """{"name":"day","type":"date","nullable":false,"description":null,"format":"dd.MM.yyyy"},"""
            + """{"name":"items","type":"list<struct>?","nullable":true,"description":null,"columns":[{"name":"no","type":"int32","nullable":false,"description":null}]}]""",
            JsonNode.Parse(output)!["columns"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("""{"columns":[{"name":"id","type":"int64","nullable":false,"description":null}]}""", JsonNode.Parse(ofFile)!.ToJsonString());
    }

    [Fact]
    public async Task Check()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("id: int64", "id: int46", StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("check", catalog, "--output", "json");

        Assert.Equal(1, exitCode);
        JsonObject json = JsonNode.Parse(output)!.AsObject();
        Assert.Equal(["catalog", "errors", "warnings", "diagnostics", "environment", "problems"], json.Select(property => property.Key));
        Assert.Equal((1, 0), ((int)json["errors"]!, (int)json["warnings"]!));
        JsonObject diagnostic = json["diagnostics"]![0]!.AsObject();
        Assert.Equal(["path", "line", "column", "severity", "id", "message", "help"], diagnostic.Select(property => property.Key));
        Assert.Equal((15, 15, "error", "TDAO3001"), ((int)diagnostic["line"]!, (int)diagnostic["column"]!, (string?)diagnostic["severity"], (string?)diagnostic["id"]));
        Assert.EndsWith("/docs/diagnostics/TDAO3001.md", (string?)diagnostic["help"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_an_environment()
    {
        using var tool = new Tool();
        string variable = $"TDAO_{Guid.NewGuid():N}";
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("root: ROOT", $"root: ${{{variable}}}", StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("check", catalog, "-e", "default", "--output", "json");

        Assert.Equal(1, exitCode);
        JsonNode json = JsonNode.Parse(output)!;
        Assert.Equal("default", (string?)json["environment"]);
        Assert.Contains(variable, (string?)Assert.Single(json["problems"]!.AsArray()), StringComparison.Ordinal);
    }
}
