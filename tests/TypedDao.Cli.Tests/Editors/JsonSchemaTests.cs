using System.Reflection;
using System.Text.Json.Nodes;
using TypedDao.Generators.Yaml;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Editors;

/// <summary>The schema for editors accepts what the build accepts, and refuses what a schema can.</summary>
public sealed class JsonSchemaTests
{
    private const string UpdateCommand = "TYPEDDAO_UPDATE_BASELINES=1 dotnet test tests/TypedDao.Cli.Tests --filter JsonSchemaTests";

    /// <summary>What the build refuses beyond the reach of a schema, which compares no value with another and sees no other file.</summary>
    private static readonly string[] BeyondSchemas =
    [
        // What is missing may stand in another file, or below the store that an overlay changes.
        "TDAO2006.environment", "TDAO2007.environment", "TDAO2013", "TDAO2013.empty", "TDAO2015", "TDAO2016", "TDAO2016.columns",

        // Names that must, or must not, occur elsewhere in the catalog.
        "TDAO2111", "TDAO2112", "TDAO2114", "TDAO2124", "TDAO2203", "TDAO2204", "TDAO2204.catalog", "TDAO2204.names", "TDAO2205", "TDAO2205.outer", "TDAO2206", "TDAO2307", "TDAO2310",
        "TDAO2320.formats", "TDAO2320.keys", "TDAO2340", "TDAO3019",

        // Declarations that must fit one another: interfaces, stores, columns, keys.
        "TDAO2120", "TDAO2121", "TDAO2306", "TDAO2309", "TDAO2322", "TDAO2322.tables", "TDAO2323", "TDAO2323.tables", "TDAO2324", "TDAO2328", "TDAO2341", "TDAO2342",
        "TDAO2361", "TDAO2363", "TDAO2364", "TDAO2365",

        // Addresses.
        "TDAO2302.long", "TDAO2303", "TDAO2350", "TDAO2350.replicas", "TDAO2350.tables", "TDAO2351", "TDAO2351.replicas",
    ];

    /// <summary>Catalogs whose own projects declare, or reference, types that are not built in.</summary>
    private static readonly string[] WithOwnTypes = ["tests/TypedDao.Tests/catalog.yaml", "tests/TypedDao.EndToEnd.Tests/interfaces.catalog.yaml"];

    /// <summary>Assemblies with types that other catalogs name.</summary>
    private static readonly string[] TypesOfCatalogs = typeof(JsonSchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TypesOfCatalogs").Value!.Split(';');

    private static readonly string Committed = TestRepository.PathOf("catalog", "typeddao.schema.json");

    public static TheoryData<string> Catalogs => [.. CatalogFiles().Select(path => Path.GetRelativePath(TestRepository.Root, path))];

    public static TheoryData<string> Fixtures => [.. FixtureNames()];

    [Fact]
    public async Task The_committed_schema_is_what_the_command_writes()
    {
        var (exitCode, output, error) = await Tool.RunAsync("json-schema");
        if (TestRepository.UpdateBaselines)
        {
            await File.WriteAllTextAsync(Committed, output, TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.True(
            output == await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken),
            $"catalog/typeddao.schema.json differs from what 'typeddao json-schema' writes. Update it and review the difference: {UpdateCommand}");
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public async Task A_catalog_of_the_repository_is_valid(string path)
    {
        var (exitCode, output, error) = await Tool.RunAsync(["json-schema", .. TypesOfCatalogs.SelectMany(assembly => new[] { "--reference", assembly })]);
        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Empty(Validate(await File.ReadAllTextAsync(TestRepository.PathOf(path), TestContext.Current.CancellationToken), JsonNode.Parse(output)!.AsObject()));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_is_refused_where_a_schema_can(string name)
    {
        string folder = FixtureFolder();
        string expected = File.ReadAllText(Path.Combine(folder, name + ".expected"));
        IReadOnlyList<string> errors = Validate(File.ReadAllText(Path.Combine(folder, name + ".yaml")));

        bool isBeyond = BeyondSchemas.Contains(name) || !expected.Contains(": error ", StringComparison.Ordinal);
        Assert.True(isBeyond == (errors.Count == 0), $"{name}: {(errors.Count == 0 ? "passes" : string.Join('\n', errors))}\n{expected}");
    }

    [Fact]
    public void What_is_beyond_schemas_has_a_fixture()
        => Assert.All(BeyondSchemas, name => Assert.Contains(name, FixtureNames()));

    [Fact]
    public void A_key_that_is_misspelt_is_found_where_it_stands()
        => Assert.Equal(
            ["$.stores.bronze.objects.users.prefx: false"],
            Validate("stores: { bronze: { type: local, objects: { users: { type: FileObject, prefx: a } } } }"));

    [Fact]
    public async Task Types_of_an_extension_have_their_keys_descriptions_and_defaults()
    {
        using var tool = new Tool();
        string assembly = tool.Write("Mongo.dll", Extension.Compile(
            """
            [StoreType("mongo", Offers = [typeof(TypedDao.Storage.IObjectStorage)])]
            [Description("A database of documents.")]
            public sealed class MongoStore([Description("Host name.")] string host)
            {
                public string Host { get; } = host;

                [Description("Port.")] [YamlDefault("27017")] [YamlRange(1, 65535)]
                public int Port { get; init; } = 27017;

                public MongoRead? Read { get; init; }
            }

            public enum MongoRead { [Description("From the primary alone.")] Primary, Nearest }
            """));

        var (exitCode, output, error) = await Tool.RunAsync("json-schema", "--reference", assembly);

        Assert.Equal((0, string.Empty), (exitCode, error));
        JsonObject schema = JsonNode.Parse(output)!.AsObject();
        JsonNode mongo = schema["definitions"]!["store.mongo"]!;
        Assert.Equal("A database of documents.", mongo["description"]!.GetValue<string>());
        Assert.Equal("Host name.", mongo["properties"]!["host"]!["description"]!.GetValue<string>());
        Assert.Equal(27017, mongo["properties"]!["port"]!["default"]!.GetValue<long>());
        Assert.Equal("From the primary alone.", mongo["properties"]!["read"]!["anyOf"]![0]!["description"]!.GetValue<string>());
        Assert.Empty(Validate("stores: { docs: { type: mongo, host: \"${HOST}\", read: nearest, objects: { } } }", schema));
        Assert.Equal(
            ["$.stores.docs: required [\"host\"]", "$.stores.docs.port: maximum", "$.stores.docs.read: anyOf"],
            Validate("stores: { docs: { type: mongo, port: 70000, read: far } }", schema));
    }

    [Fact]
    public async Task A_mistake_of_an_extension_is_said_and_the_rest_is_written()
    {
        using var tool = new Tool();
        string assembly = tool.Write("Mongo.dll", Extension.Compile(
            """
            [StoreType("mongo")]
            public sealed class MongoStore(string host)
            {
                public string Host { get; } = host;
                public System.Version? Driver { get; init; }
            }
            """));

        var (exitCode, output, error) = await Tool.RunAsync("json-schema", "-r", assembly);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("warning TDAO4002: Type 'MongoStore': the key 'driver' of 'MongoStore' has the C# type 'System.Version?'", error, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(output)!["definitions"]!["store.mongo"]!["properties"]!["host"]);
    }

    [Fact]
    public async Task An_assembly_that_is_missing_is_said()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dll");

        var (exitCode, output, error) = await Tool.RunAsync("json-schema", "--reference", path);

        Assert.Equal((1, string.Empty, $"typeddao: There is no assembly at '{path}'."), (exitCode, output, error.TrimEnd()));
    }

    internal static IReadOnlyList<string> Validate(string yaml, JsonObject? schema = null)
    {
        YamlDocument document = YamlDocument.Parse(yaml, TestContext.Current.CancellationToken);
        Assert.Empty(document.Problems);
        return new SchemaValidator(schema ?? JsonNode.Parse(File.ReadAllText(Committed))!.AsObject()).Validate(YamlInstance.From(document.Root));
    }

    private static IEnumerable<string> CatalogFiles()
        => new[] { "catalog", "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(TestRepository.PathOf(folder), "*catalog.yaml", SearchOption.AllDirectories))
            .Where(path => !WithOwnTypes.Contains(Path.GetRelativePath(TestRepository.Root, path).Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

    /// <summary>The fixtures of well-formed YAML that need no types beyond the built-in ones.</summary>
    private static IEnumerable<string> FixtureNames()
        => Directory.EnumerateFiles(FixtureFolder(), "*.yaml")
            .Where(path => !path.EndsWith(".also.yaml", StringComparison.Ordinal) && !path.EndsWith(".lock.yaml", StringComparison.Ordinal))
            .Where(path => YamlDocument.Parse(File.ReadAllText(path)).Problems.IsEmpty)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => !Directory.EnumerateFiles(FixtureFolder(), name + ".*").Any(IsBeyondOneFile))
            .Order(StringComparer.Ordinal);

    private static bool IsBeyondOneFile(string path)
        => Path.GetExtension(path) is ".cs" or ".unreadable" or ".failing" or ".alone"
            || path.EndsWith(".also.yaml", StringComparison.Ordinal) || path.EndsWith(".lock.yaml", StringComparison.Ordinal);

    private static string FixtureFolder() => TestRepository.PathOf("tests", "TypedDao.Generators.Tests", "Diagnostics", "Fixtures");
}
