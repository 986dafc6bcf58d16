using Amazon.S3.Model;
using TypedDao.Cli.Catalogs;
using TypedDao.Interfaces;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>The tags of a store, a mapping with placeholders among its values, from the YAML to the server.</summary>
public sealed class ObjectTagsTests(RgwServer server)
{
    [Theory]
    [InlineData("default", "stage=te st", "team=data")]
    [InlineData("production", "stage=production")]
    [InlineData("bare")]
    public async Task Tags_of_the_active_environment_are_those_of_new_objects(string environment, params string[] expected)
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        CompiledCatalog catalog = await CompileAsync(tool, $$"""
            stores:
              lake:
                type: s3
                bucket: {{bucket.Name}}
                endpoint: "{{bucket.Endpoint}}"
                path_style: true
                object_tags: { team: data, stage: "${TYPEDDAO_NO_SUCH_STAGE:-te st}" }
                objects: { a: { type: S3FileObject, suffix: csv } }
            environments:
              production: { stores: { lake: { object_tags: { stage: production } } } }
              bare: { stores: { lake: { object_tags: null } } }
            """);

        await using DataContext context = catalog.Open(environment);
        var target = new ObjectTarget(context, catalog.Definition.Stores[0].Objects[0]);
        IWritesBytes files = await context.ConnectAsync<IWritesBytes>(target, "write", TestContext.Current.CancellationToken);
        await files.WriteAsync(target, null, new MemoryStream("x"u8.ToArray()), null, TestContext.Current.CancellationToken);

        GetObjectTaggingResponse tags = await bucket.Sdk.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = bucket.Name, Key = "a.csv" }, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (tags.Tagging ?? []).Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_tag_without_its_value_is_said_with_its_key()
    {
        using var tool = new Tool();
        CompiledCatalog catalog = await CompileAsync(tool, """
            stores:
              lake:
                type: s3
                bucket: b
                object_tags: { stage: "${TYPEDDAO_NO_SUCH_STAGE}" }
                objects: { a: { type: S3FileObject, suffix: csv } }
            """);

        await using DataContext context = catalog.Open("default");

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => context.ValidateAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(
            ["Key 'object_tags.stage' of store 'lake' needs ${TYPEDDAO_NO_SUCH_STAGE}: set the environment variable TYPEDDAO_NO_SUCH_STAGE or the configuration key 'TYPEDDAO_NO_SUCH_STAGE'."],
            error.Problems);
    }

    private static async Task<CompiledCatalog> CompileAsync(Tool tool, string yaml)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CatalogSource source = await CatalogSource.ReadAsync(tool.WriteCatalog(yaml), isLock: false, cancellationToken);
        CompiledCatalog catalog = CatalogCompiler.Compile("catalog.yaml", [source], ReferenceSet.Resolve([], []), cancellationToken);
        Assert.False(catalog.HasErrors, string.Join('\n', catalog.Diagnostics));
        return catalog;
    }
}
