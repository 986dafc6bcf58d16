using TypedDao.Cli.Tests.Discovery;

namespace TypedDao.Cli.Tests;

public sealed class ImportTests
{
    private const string Guide = """
        { "data_stores": {
          "bronze": {
            "interface_class": "S3Boto3Interface", "interface_class_location": "interface_classes.s3.s3_boto3",
            "default_configs": { "bucket": "bronze-layer", "prefix": "raw" },
            "secondary_interfaces": [ { "interface_class": "S3SparkInterface",
              "interface_class_location": "interface_classes.s3.spark", "default_configs": { "bucket": "bronze-layer" } } ],
            "properties": { "region": "us-east-1", "layer": "bronze", "owner": "data-platform", "sla": { "hours": 4 }, "none": null } },
          "gold": {
            "interface_class": "RedshiftInterface",
            "default_configs": { "host": "h", "database": "analytics", "port": 5440, "username": "u", "password": "hunter2", "timeout": 30 } } } }
        """;

    private const string GuideYaml = """
        stores:
          bronze:
            type: s3
            bucket: bronze-layer
            prefix: raw
            region: us-east-1
            layer: bronze
            properties:
              owner: data-platform
              sla: "{\"hours\":4}"
              none: null
            interfaces:
              spark:
                type: S3SparkInterface
          gold:
            type: redshift
            host: h
            database: analytics
            port: 5440
            user: u
            password: "${GOLD_PASSWORD}"
            properties:
              timeout: 30

        """;

    private const string Objects = """
        { "bronze": {
          "users_raw": { "type": "S3FileObject", "prefix": "users", "identifier": "users", "suffix": "csv" },
          "events": { "type": "S3DeltaObject", "identifier": "events", "partition_keys": "date,region", "owner": "web" },
          "definition": { "type": "DirectoryObject", "prefix": "d", "format": "csv", "tags": "a, b", "append_only": true, "properties": { "pii": "yes" } },
          "trips": { "type": "TrinoTableObject" } } }
        """;

    [Fact]
    public async Task The_spelling_of_the_guide_becomes_a_catalog()
    {
        using var tool = new Tool();
        string path = tool.Write("dao.json", Guide);

        var (exitCode, yaml, error) = await Tool.RunAsync("import", path);

        Assert.Equal(GuideYaml, yaml);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            $"{path}(10,107): 'password' of 'gold' is a secret in plain text. It became ${{GOLD_PASSWORD}}: set that variable, and change the secret, which others may have read.",
            error.TrimEnd());
        await PullTests.CheckAsync(yaml);
    }

    [Fact]
    public async Task The_outer_key_may_be_absent()
    {
        using var tool = new Tool();
        string inner = Guide[Guide.IndexOf(':', StringComparison.Ordinal)..].TrimStart(':')[..^2];

        var (exitCode, yaml, _) = await Tool.RunAsync("import", tool.Write("dao.json", inner));

        Assert.Equal((0, GuideYaml), (exitCode, yaml));
    }

    [Fact]
    public async Task The_other_spelling_becomes_the_same_with_objects_of_a_second_file()
    {
        using var tool = new Tool();
        string stores = tool.Write("dao.json", """
            { "bronze": { "class": "S3Boto3Interface", "module": "interfaces.s3.s3_boto3", "args": { "bucket": "bronze-layer" },
                "additional_interfaces": [ { "class": "S3SparkInterface", "module": "interfaces.s3.spark", "args": {} },
                  { "class": "S3DuckInterface", "module": "interfaces.s3.duck", "args": {} } ],
                "properties": { "layer": "bronze" } },
              "lake": { "class": "TrinoInterface", "module": "interfaces.trino", "args": { "host": "trino" } } }
            """);

        var (exitCode, yaml, error) = await Tool.RunAsync("import", stores, tool.Write("objects.json", Objects));

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(
            """
            stores:
              bronze:
                type: s3
                bucket: bronze-layer
                layer: bronze
                # The additional interface 'S3DuckInterface' of interfaces.s3.duck is not known here and was left out.
                interfaces:
                  spark:
                    type: S3SparkInterface
                objects:
                  users_raw:
                    type: S3FileObject
                    prefix: users
                    identifier: users
                    suffix: csv
                  events:
                    type: S3DeltaObject
                    identifier: events
                    # partition_keys: [date, region]
                    # Add 'columns:' and take the marks away: the keys above name columns.
                    properties:
                      owner: web
                  definition:
                    type: DirectoryObject
                    name: DefinitionData
                    prefix: d
                    # format: csv
                    tags: [a, b]
                    append_only: true
                    # Add 'columns:' and take the marks away: the keys above name columns.
                    properties:
                      pii: "yes"
                  # trips was left out: its type 'TrinoTableObject' is not known here.
              lake:
                # The interface class 'TrinoInterface' of interfaces.trino is not known here; choose the type of store that it stands for.
                type: local
                properties:
                  host: trino

            """,
            yaml);
        await PullTests.CheckAsync(yaml);
    }

    [Fact]
    public async Task Secrets_never_reach_the_catalog()
    {
        using var tool = new Tool();
        string path = tool.Write("dao.json", """
            { "a": { "class": "S3Boto3Interface", "args": { "aws_access_key_id": "AKIA123", "endpoint_url": "https://u:hunter2@h" },
                     "properties": { "api_key": "hunter2", "token": null } },
              "b": { "class": "PostgresInterface", "args": { "dsn": "Host=h;Password=hunter2", "host": "h" } },
              "c": { "class": "PostgresInterface", "args": { "host": "h", "password": "${PG_PASSWORD}", "user": "a$b" } } }
            """);

        var (exitCode, yaml, error) = await Tool.RunAsync("import", path);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("hunter2", yaml + error, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIA123", yaml + error, StringComparison.Ordinal);
        Assert.Contains("    access_key: \"${A_ACCESS_KEY}\"\n    endpoint: \"${A_ENDPOINT}\"\n    bucket: \"${A_BUCKET}\"\n    secret_key: \"${A_SECRET_KEY}\"\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      # api_key was left out: it is a secret.\n      token: null\n", yaml, StringComparison.Ordinal);
        Assert.Contains("    connection_string: \"${B_CONNECTION_STRING}\"\n    properties:\n      host: h\n", yaml, StringComparison.Ordinal);
        Assert.Contains("    password: \"${PG_PASSWORD}\"\n    user: \"a$b\"\n", yaml, StringComparison.Ordinal);
        Assert.Contains("'a' needs 'bucket', which the configuration does not give. It became ${A_BUCKET}.", error, StringComparison.Ordinal);
        Assert.Contains($"{path}(2,37): the property 'api_key' of 'a' is a secret in plain text. It was left out: change it, and read it from the environment.", error, StringComparison.Ordinal);
        await PullTests.CheckAsync(yaml);
    }

    [Theory]
    [InlineData("{ \"a\": {\n  \"class\": \"S3Boto3Interface\",,\n} }", "(2,31): this is no JSON: ")]
    [InlineData("{ \"a\": ", "(1,8): this is no JSON: ")]
    [InlineData("", "(1,1): this is no JSON: ")]
    [InlineData("{ \"ä\": \"\\ud800\" }", "(1,8): this is no JSON: the text holds half of a surrogate pair or is not UTF-8.")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "(1,11): the key 'a' is already in this object.")]
    [InlineData("[1]", "(1,1): the configuration must be an object, found an array.")]
    [InlineData("{ \"data_stores\": [] }", "(1,18): 'data_stores' must be an object, found an array.")]
    [InlineData("{ }", "(1,1): there are no stores here.")]
    [InlineData("{ \"a\": 1 }", "(1,8): the store 'a' must be an object, found a number.")]
    [InlineData("{ \"a\": { \"args\": {} } }", "(1,8): the store 'a' has neither 'interface_class' nor 'class'.")]
    [InlineData("{ \"a\": { \"class\": \"\" } }", "(1,19): the class of the store 'a' must be a text, found an empty text.")]
    [InlineData("{ \"a\": { \"class\": \"S3\", \"module\": true } }", "(1,35): the module of the store 'a' must be a text, found true.")]
    [InlineData("{ \"a\": { \"class\": \"S3\", \"args\": [1] } }", "(1,33): the arguments of the store 'a' must be an object, found an array.")]
    [InlineData("{ \"a\": { \"class\": \"S3\", \"properties\": \"x\" } }", "(1,39): 'properties' of the store 'a' must be an object, found a text.")]
    [InlineData("{ \"a\": { \"class\": \"S3\", \"additional_interfaces\": {} } }", "(1,50): the additional interfaces of the store 'a' must be an array, found an object.")]
    [InlineData("{ \"a\": { \"class\": \"S3\", \"secondary_interfaces\": [null] } }", "(1,50): an additional interface of the store 'a' must be an object, found null.")]
    public async Task What_is_no_configuration_is_said_with_its_place(string json, string message)
    {
        using var tool = new Tool();
        string path = tool.Write("dao.json", json);

        var (exitCode, output, error) = await Tool.RunAsync("import", path);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.StartsWith($"typeddao: {path}{message}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"b\": {} }", "(1,8): there is no store 'b'; the stores are a.")]
    [InlineData("[]", "(1,1): the file of objects must be an object, found an array.")]
    [InlineData("{ \"a\": [] }", "(1,8): the objects of the store 'a' must be an object, found an array.")]
    [InlineData("{ \"a\": { \"x\": 1 } }", "(1,15): the object 'a.x' must be an object, found a number.")]
    [InlineData("{ \"a\": { \"x\": { } } }", "(1,15): the object 'a.x' has no 'type'.")]
    [InlineData("{ \"a\": { \"x\": { \"type\": 1 } } }", "(1,25): 'type' of the object 'a.x' must be a text, found a number.")]
    public async Task What_are_no_objects_is_said_with_its_place(string json, string message)
    {
        using var tool = new Tool();
        string path = tool.Write("objects.json", json);

        var (exitCode, _, error) = await Tool.RunAsync("import", tool.Write("dao.json", """{ "a": { "class": "LocalInterface" } }"""), path);

        Assert.Equal((1, $"typeddao: {path}{message}"), (exitCode, error.TrimEnd()));
    }

    [Fact]
    public async Task One_of_the_keys_that_a_store_needs_is_asked_for()
    {
        using var tool = new Tool();

        var (exitCode, yaml, error) = await Tool.RunAsync("import", tool.Write("dao.json", """{ "gold": { "class": "PostgresInterface", "args": { "database": "shop" } } }"""));

        Assert.Equal(0, exitCode);
        Assert.Contains("    type: postgres\n    database: shop\n    host: \"${GOLD_HOST}\"\n", yaml, StringComparison.Ordinal);
        Assert.Equal("'gold' needs 'host', which the configuration does not give. It became ${GOLD_HOST}.", error.TrimEnd());
        await PullTests.CheckAsync(yaml);
    }

    [Fact]
    public async Task What_a_build_would_refuse_is_said_after_the_catalog()
    {
        using var tool = new Tool();
        string stores = tool.Write("dao.json", """{ "a": { "class": "LocalInterface" } }""");
        string objects = tool.Write("objects.json", """{ "a": { "one": { "type": "FileObject", "identifier": "k" }, "two": { "type": "FileObject", "identifier": "k" } } }""");

        var (exitCode, yaml, error) = await Tool.RunAsync("import", stores, objects);

        Assert.Equal(1, exitCode);
        Assert.Contains("      two:\n        type: FileObject\n        identifier: k\n", yaml, StringComparison.Ordinal);
        Assert.Contains("error TDAO2350: ", error, StringComparison.Ordinal);
        Assert.EndsWith("typeddao: The catalog is written, but a build would refuse it for these reasons. Mend them by hand.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said_and_none_is_usage()
    {
        var (missing, _, error) = await Tool.RunAsync("import", "nowhere.json");
        var (usage, _, _) = await Tool.RunAsync("import");

        Assert.Equal((1, "typeddao: There is no file 'nowhere.json'.", 2), (missing, error.TrimEnd(), usage));
    }

    /// <summary>Damaged configurations are refused with a place, or imported; nothing else happens.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Damaged_configurations_are_refused_with_a_place(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var tool = new Tool();
        for (int round = 0; round < 40; round++)
        {
            char[] text = Guide.ToCharArray();
            text[random.Next(text.Length)] = "{}[]\",:x1 "[random.Next(10)];
            string path = tool.Write("dao.json", new string(text));

            var (exitCode, output, error) = await Tool.RunAsync("import", path);

            bool isRefused = exitCode == 1 && (output.Length > 0 || error.Contains($"{path}(", StringComparison.Ordinal));
            Assert.True(exitCode == 0 || isRefused, $"{error}\n{new string(text)}");
        }
    }
}
