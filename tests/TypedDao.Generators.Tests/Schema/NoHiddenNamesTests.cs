using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Extensibility;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Schema;

/// <summary>Built-in types have no privilege: what they can do, the same declarations by somebody else can do under other names.</summary>
public sealed class NoHiddenNamesTests
{
    /// <summary>Every built-in type with every key of its own, which are marked with @.</summary>
    private const string Catalog = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          cloud:
            type: @s3
            @bucket: ${BUCKET:-acme}
            @prefix: raw
            @region: eu-central-1
            @endpoint: https://minio:9000
            @path_style: true
            @access_key: ${ACCESS_KEY}
            @secret_key: ${SECRET_KEY}
            @session_token: ${SESSION_TOKEN}
            @profile: acme
            @server_side_encryption: AES256
            @kms_key_id: key
            @storage_class: STANDARD
            @object_tags: { team: data }
            @checksums: when_required
            @requester_pays: true
            properties: { owner: data }
            interfaces:
              spark: { type: @S3SparkInterface, @remote: "sc://spark" }
              lake: { type: @S3DeltaInterface }
              old: { type: @S3HudiInterface }
              new: { type: @S3IcebergInterface }
            objects:
              users:
                type: @S3FileObject
                @prefix: users/{day:yyyy-MM-dd}
                @identifier: u
                @suffix: txt
                @format: { type: @csv, @delimiter: ";", @quote: "'", @header: false, @null: "-", @ragged: pad, @trim: true, @compression: gzip }
                on_error: { reject_to: cloud.rejects }
                columns: { id: int64, day: date }
              same: { type: @FileObject, @format: { type: @json, @compression: none }, columns_from: cloud.users, read_only: true }
              rejects: { type: @S3DirectoryObject, @prefix: r, @identifier: x, @suffix: lines, @format: { type: @jsonl, @compression: auto }, columns: { source: string, line: int64, column: "string?", value: "string?", error: string, raw: string } }
              parts: { type: @DirectoryObject, @prefix: p, @replicas: [scratch], @partition_keys: [day], @target_file_bytes: 1000000, @format: { type: @parquet, @compression: zstd, @compression_level: 4, @page_version: 2, @row_group_rows: 1000, @row_group_bytes: 100000, @page_rows: 100, @page_bytes: 10000, @bloom_filter_columns: [id], @sort_columns: [id desc] }, append_only: true, columns: { id: int64, day: date } }
              delta: { type: @S3DeltaObject, @prefix: d, @identifier: d, @primary_keys: [id], @partition_keys: [day], @table_properties: { a: b }, columns: { id: int64, day: date } }
              clustered: { type: @DeltaObject, @cluster_keys: [id], columns: { id: int64 } }
              hudi: { type: @S3HudiObject, @prefix: h, @identifier: h, @primary_keys: [id], @partition_keys: [day], @record_key: id, @precombine_key: id, @partition_key: day, @table_type: merge_on_read, @table_properties: { a: b }, columns: { id: int64, day: date } }
              hudi_too: { type: @HudiObject, columns: { id: int64 } }
              iceberg: { type: @S3IcebergObject, @prefix: i, @identifier: i, @primary_keys: [id], @partition_by: ["bucket(4, id)"], @sort_by: [id desc], @table_properties: { a: b }, columns: { id: int64 } }
              iceberg_too: { type: @IcebergObject, interface: spark, columns: { id: int64 } }
          folder: { type: @local, @root: data, objects: { bytes: { type: @FileObject }, explicit: { type: @FileObject, interface: @S3FileInterface } } }
          scratch: { type: @memory, objects: { bytes: { type: @FileObject } } }
          warehouse:
            type: @postgres
            @host: h
            @database: d
            @port: 5433
            @user: u
            @password: ${PASSWORD}
            @schema: s
            @ssl_mode: require
            @connect_timeout: 10s
            @command_timeout: 1m
            objects:
              table: { type: @PostgresTableObject, @table: t, @primary_keys: [id], columns: { id: int64 } }
              explicit: { type: @PostgresTableObject, interface: @PostgresInterface, columns: { id: int64 } }
          analytics:
            type: @redshift
            @connection_string: ${REDSHIFT}
            @s3_temp_dir: s3://temp/
            @iam_role_arn: arn
            @region: r
            objects:
              table: { type: @RedshiftTableObject, @table: t, @primary_keys: [id], @dist_key: id, @sort_keys: [id], interface: @RedshiftInterface, columns: { id: int64 } }
        environments:
          local:
            stores:
              cloud: { type: @local, interfaces: { spark: { type: @S3SparkInterface } } }
              "*": { type: @memory }
        """;

    /// <summary>What makes the schema for editors writes words of JSON Schema, and names parts of the schema by what they hold.</summary>
    private static readonly HashSet<string> SchemaWords = ["type", "null", "properties", "description", "interface", "format", "columns"];

    /// <summary>Words that are also something else, each with what it is there.</summary>
    private static readonly Dictionary<(string File, string Word), string> OtherMeanings = new()
    {
        [("AddressingEmitter.cs", "values")] = "the parameter of In in emitted C#",
        [("CatalogMerger.cs", "catalog")] = "what messages call the whole",
        [("CatalogNameBinder.cs", "catalog")] = "what messages call the whole",
        [("ColumnTypes.cs", "string")] = "a type of C#",
        [("ColumnTypes.cs", "bool")] = "a type of C#",
        [("CSharpText.cs", "null")] = "a word of C#",
        [("KeyColumnBinder.cs", "bucket")] = "a transform of Iceberg's specification, in the text of a value",
        [("KeyText.cs", "null")] = "a word of YAML",
        [("LockKeys.cs", "columns")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "format")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "null")] = "a word of YAML",
        [("LockKeys.cs", "objects")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "parameters")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "partition_keys")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "primary_keys")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "replicas")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "type")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "unknown")] = "a key of the lock, a language of the generator's own",
        [("LockKeys.cs", "values")] = "a key of the lock, a language of the generator's own",
        [("SecretRules.cs", "database")] = "a word of connection strings of any vendor, in the text of a value: no type declares those",
        [("SecretRules.cs", "endpoint")] = "the same",
        [("SecretRules.cs", "host")] = "the same",
        [("SecretRules.cs", "password")] = "the same",
        [("SecretRules.cs", "port")] = "the same",
        [("SecretRules.cs", "user")] = "the same",
        [("ShapeEmitter.cs", "null")] = "a word of C#",
        [("TypeResolver.cs", "format")] = "what messages call a kind of type",
        [("ValueBinder.cs", "values")] = "what messages call a map of values",
        [("WellKnownNames.cs", "default")] = "the reserved environment, which is no key",
        [("YamlScalar.cs", "null")] = "a word of YAML",
    };

    [Fact]
    public void The_catalog_has_every_type_and_every_key()
    {
        Assert.All(ForeignTypes.TypeNames, name => Assert.Contains($"@{name}", Catalog));
        Assert.All(ForeignTypes.KeyNames, name => Assert.Contains($"@{name}:", Catalog));
    }

    [Fact]
    public void Types_of_somebody_else_give_the_same_output_and_diagnostics()
    {
        GeneratorOutcome expected = GeneratorHost.Run(Catalog.Replace("@", string.Empty, StringComparison.Ordinal)).AssertClean();
        GeneratorOutcome foreign = GeneratorHost.Run(
            [new CatalogText("catalog.yaml", Catalog.Replace("@", ForeignTypes.Mark, StringComparison.Ordinal))],
            references: [.. GeneratorHost.References, ForeignTypes.Reference]);
        foreign.AssertClean();
        Assert.Equal(expected.Source, ForeignTypes.WithoutMarks(foreign.Source));
        Assert.Equal(expected.Diagnostics.Select(Said), foreign.Diagnostics.Select(Said));
    }

    [Fact]
    public void No_name_of_a_type_or_key_is_written_in_the_generator()
    {
        HashSet<string> names = [.. ForeignTypes.TypeNames, .. ForeignTypes.KeyNames, .. ElementKeys()];
        var found = new List<string>();
        foreach (string path in Directory.EnumerateFiles(TestRepository.PathOf("generators"), "*.cs", SearchOption.AllDirectories))
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path).GetRoot(TestContext.Current.CancellationToken);
            found.AddRange(root.DescendantNodes().OfType<LiteralExpressionSyntax>()
                .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && names.Contains(literal.Token.ValueText) && !HasOtherMeaning(path, literal.Token.ValueText))
                .Select(literal => $"{Path.GetFileName(path)}({literal.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): \"{literal.Token.ValueText}\""));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static bool HasOtherMeaning(string path, string word) => OtherMeanings.ContainsKey((Path.GetFileName(path), word))
        || (Path.GetFileName(Path.GetDirectoryName(path)) == "TypedDao.Editors" && SchemaWords.Contains(word));

    private static IEnumerable<string> ElementKeys() => typeof(StoreTypeAttribute).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<YamlElementAttribute>() is not null)
        .SelectMany(type => type.GetProperties())
        .Select(ForeignTypes.KeyName);

    /// <summary>The id and the line: columns move with longer names, and lists of all known names hold both.</summary>
    private static string Said(Diagnostic diagnostic) => $"{diagnostic.Id} in line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}";
}
