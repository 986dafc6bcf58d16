using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Content type, metadata and tags.</summary>
internal static class AttributeCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("attributes-refused", "a write with attributes is NotSupported where the storage keeps none, and writes nothing", RefusedAsync)
        {
            Skip = (capabilities, _) => capabilities.Attributes ? "the storage declares Attributes" : null,
        },
        Of("attributes-are-read-back", "every way to write keeps attributes, and a write without any leaves none", ReadBackAsync),
        Of("attributes-are-copied", "a copy has the attributes of its source, unless it is given others", CopiedAsync),
        Of("attributes-tags", "tags are replaced as a whole while content and metadata stay", TagsAsync),
        Of("attributes-missing", "what does not exist has no attributes and takes no tags", MissingAsync),
    ];

    private static ObjectAttributes Some(string text) => new()
    {
        ContentType = $"text/{text}",
        Metadata = new Dictionary<string, string> { ["note"] = text, ["other-note"] = "2" },
        Tags = new Dictionary<string, string> { ["stage"] = text, ["with space"] = "a+b=c" },
    };

    private static StorageCase Of(string name, string law, Func<StorageProbe, IStorageAttributes, Task> runAsync)
        => new(name, law, probe => runAsync(probe, probe.Options.AttributesOf!(probe.Storage)))
        {
            Skip = (capabilities, options) => !capabilities.Attributes ? "the storage does not declare Attributes"
                : options.AttributesOf is null ? "the service of attributes is not given"
                : null,
        };

    private static async Task RefusedAsync(StorageProbe probe)
    {
        var options = new PutOptions { Attributes = Some("csv") };
        await probe.PutAsync("source", "content").ConfigureAwait(false);
        await probe.CheckErrorAsync("put", () => probe.PutAsync("a", "content", options).AsTask(), ErrorKind.NotSupported).ConfigureAwait(false);
        await probe.CheckErrorAsync("an upload", () => UploadAsync(probe, "a", options), ErrorKind.NotSupported).ConfigureAwait(false);
        await probe.CheckErrorAsync(
            "copy", () => probe.Storage.CopyAsync(probe.Key("source"), probe.Key("a"), options, probe.Token).AsTask(), ErrorKind.NotSupported).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("a", "after writes that were refused").ConfigureAwait(false);
    }

    private static async Task ReadBackAsync(StorageProbe probe, IStorageAttributes attributes)
    {
        var options = new PutOptions { Attributes = Some("csv") };
        await probe.PutAsync("put", "content", options).ConfigureAwait(false);
        await CheckAsync(probe, attributes, "put", options.Attributes, "after put").ConfigureAwait(false);
        await UploadAsync(probe, "upload", options).ConfigureAwait(false);
        await CheckAsync(probe, attributes, "upload", options.Attributes, "after an upload").ConfigureAwait(false);
        await probe.PutAsync("put", "content").ConfigureAwait(false);
        ObjectAttributes? left = await attributes.GetAttributesAsync(probe.Key("put"), versionId: null, probe.Token).ConfigureAwait(false);
        probe.Check(left is { Metadata.Count: 0, Tags.Count: 0 }, $"after put without attributes, 'put' has {left?.Metadata.Count} of metadata and {left?.Tags.Count} tags.");
    }

    private static async Task CopiedAsync(StorageProbe probe, IStorageAttributes attributes)
    {
        await probe.PutAsync("a", "content", new PutOptions { Attributes = Some("csv") }).ConfigureAwait(false);
        await CopyAsync("b", default).ConfigureAwait(false);
        await CheckAsync(probe, attributes, "b", Some("csv"), "after a copy").ConfigureAwait(false);
        await CopyAsync("b", new PutOptions { Attributes = Some("plain") }).ConfigureAwait(false);
        await CheckAsync(probe, attributes, "b", Some("plain"), "after a copy with others").ConfigureAwait(false);
        await CheckAsync(probe, attributes, "a", Some("csv"), "after copies of it").ConfigureAwait(false);

        async ValueTask CopyAsync(string to, PutOptions options)
            => await probe.Storage.CopyAsync(probe.Key("a"), probe.Key(to), options, probe.Token).ConfigureAwait(false);
    }

    private static async Task TagsAsync(StorageProbe probe, IStorageAttributes attributes)
    {
        StorageEntry written = await probe.PutAsync("a", "content", new PutOptions { Attributes = Some("csv") }).ConfigureAwait(false);
        foreach (int count in (int[])[3, 0, 1])
        {
            var tags = Enumerable.Range(0, count).ToDictionary(i => $"tag{i}", i => $"value {i}");
            await attributes.SetTagsAsync(probe.Key("a"), tags, probe.Token).ConfigureAwait(false);
            await CheckAsync(probe, attributes, "a", Some("csv") with { Tags = tags }, $"after {count} tags were set").ConfigureAwait(false);
        }

        StorageEntry? found = await probe.HeadAsync("a").ConfigureAwait(false);
        probe.Check(found?.ETag == written.ETag, $"after tags were set, the ETag is {found?.ETag}, not {written.ETag}.");
        await probe.CheckContentAsync("a", "content", "after tags were set").ConfigureAwait(false);
    }

    private static async Task MissingAsync(StorageProbe probe, IStorageAttributes attributes)
    {
        ObjectAttributes? found = await attributes.GetAttributesAsync(probe.Key("a"), versionId: null, probe.Token).ConfigureAwait(false);
        probe.Check(found is null, "what does not exist has attributes.");
        await probe.CheckErrorAsync(
            "the tagging of what does not exist", () => attributes.SetTagsAsync(probe.Key("a"), Some("csv").Tags, probe.Token).AsTask(), ErrorKind.NotFound).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("a", "after it was tagged").ConfigureAwait(false);
    }

    private static async Task UploadAsync(StorageProbe probe, string name, PutOptions options)
    {
        StorageUpload upload = await probe.OpenUploadAsync(name, options).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync("content"u8.ToArray(), probe.Token).ConfigureAwait(false);
            await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        }
    }

    private static async Task CheckAsync(StorageProbe probe, IStorageAttributes attributes, string name, ObjectAttributes expected, string when)
    {
        ObjectAttributes? found = await attributes.GetAttributesAsync(probe.Key(name), versionId: null, probe.Token).ConfigureAwait(false);
        probe.Check(found is not null, $"{when}, '{name}' has no attributes.");
        string Show(ObjectAttributes shown) => $"{shown.ContentType}; {Pairs(shown.Metadata)}; {Pairs(shown.Tags)}";
        probe.Check(Show(found) == Show(expected), $"{when}, '{name}' has {Show(found)} where {Show(expected)} was expected.");
    }

    private static string Pairs(IReadOnlyDictionary<string, string> pairs)
        => string.Join(", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
