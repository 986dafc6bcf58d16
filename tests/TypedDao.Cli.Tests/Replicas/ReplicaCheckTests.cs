using System.Text.Json.Nodes;

namespace TypedDao.Cli.Tests.Replicas;

public sealed class ReplicaCheckTests
{
    private static readonly string[] Equal = ["bronze/users.csv", "archive/users.csv", "bucket/users.csv", "bronze/events/a.jsonl", "archive/events/a.jsonl"];

    [Fact]
    public async Task Equal_stores_have_no_findings()
    {
        using var folders = new ReplicaFolders();
        folders.Same(Equal);

        Assert.Equal((0, "", "0 missing, 0 different, 0 extra of 3 files."), await folders.RunAsync("check"));
        Assert.Equal((0, "", "0 missing, 0 different, 0 extra of 3 files."), await folders.RunAsync("check", "--content"));
    }

    [Fact]
    public async Task What_is_missing_different_or_extra_is_listed_by_object_and_store()
    {
        using var folders = new ReplicaFolders();
        folders.Same(Equal);
        folders.Write("bucket/users.csv", "longer than that");
        folders.Write("bronze/events/b.jsonl", "x");
        folders.Write("archive/events/c.jsonl", "left");
        folders.Write("bronze/days/2025-01-07/data.bin", "");
        folders.Write("archive/days/2025-01-08/data.bin", "1");

        var (exitCode, output, error) = await folders.RunAsync("check");

        Assert.Equal((1, "2 missing, 1 different, 2 extra of 7 files."), (exitCode, error));
        Assert.Equal(
            """
            different: bronze.users: bucket: users.csv (16 bytes, 4 bytes in bronze)
            missing: bronze.events: archive: events/b.jsonl (1 byte in bronze)
            extra: bronze.events: archive: events/c.jsonl (4 bytes, not in bronze)
            missing: bronze.days: archive: days/2025-01-07/data.bin (0 bytes in bronze)
            extra: bronze.days: archive: days/2025-01-08/data.bin (1 byte, not in bronze)

            """,
            output);
    }

    [Fact]
    public async Task Files_of_one_length_are_told_apart_by_their_content()
    {
        using var folders = new ReplicaFolders();
        folders.Same(Equal);
        folders.Write("archive/users.csv", "sane");

        Assert.Equal(0, (await folders.RunAsync("check")).ExitCode);
        Assert.Equal(
            (1, "different: bronze.users: archive: users.csv (4 bytes as in bronze, of which some are others)\n", "0 missing, 1 different, 0 extra of 3 files."),
            await folders.RunAsync("check", "--content"));
    }

    [Fact]
    public async Task Files_that_are_not_the_objects_own_are_left_alone()
    {
        using var folders = new ReplicaFolders();
        folders.Same(Equal);
        folders.Same("archive/events/a.csv", "archive/days/other/data.bin", "archive/alone.csv", "archive/another/x", "bronze/events/notes.txt");

        Assert.Equal((0, "", "0 missing, 0 different, 0 extra of 3 files."), await folders.RunAsync("check"));
    }

    [Fact]
    public async Task Objects_are_named()
    {
        using var folders = new ReplicaFolders();
        folders.Same("bronze/users.csv", "bronze/events/a.jsonl");

        Assert.Equal(
            (1, "missing: bronze.events: archive: events/a.jsonl (4 bytes in bronze)\n", "1 missing, 0 different, 0 extra of 1 file."),
            await folders.RunAsync("check", "bronze.events", "bronze.events"));
        Assert.Equal(
            (1, "", "typeddao: The catalog has no object 'bronze.event'. Did you mean 'bronze.events'?"), await folders.RunAsync("check", "bronze.event"));
        Assert.Equal(
            (1, "", "typeddao: 'bronze.alone' has no replicas: it is in the store 'bronze' alone. 'replicas' of the object names others."),
            await folders.RunAsync("check", "bronze.alone"));
    }

    [Fact]
    public async Task A_catalog_without_replicas_has_nothing_to_compare()
    {
        using var folders = new ReplicaFolders("stores: { bronze: { type: local, objects: { users: { type: FileObject, suffix: csv } } } }");

        Assert.Equal((0, "", "no object has replicas."), await folders.RunAsync("check"));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_an_error_beside_what_others_have()
    {
        string variable = $"TDAO_{Guid.NewGuid():N}";
        using var folders = new ReplicaFolders(bucket: $"${{{variable}}}");
        folders.Same("bronze/users.csv");

        var (exitCode, output, error) = await folders.RunAsync("check", "bronze.users");

        Assert.Equal((1, "1 missing, 0 different, 0 extra of 1 file; 1 failed."), (exitCode, error));
        Assert.StartsWith("missing: bronze.users: archive: users.csv (4 bytes in bronze)\nerror: bronze.users: bucket: Store 'bucket' cannot be opened", output);
        Assert.Contains(variable, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_json()
    {
        using var folders = new ReplicaFolders();
        folders.Same(Equal);
        folders.Write("bucket/users.csv", "longer");
        folders.Write("archive/events/c.jsonl", "left");

        var (exitCode, output, _) = await folders.RunAsync("check", "-o", "json");

        Assert.Equal(1, exitCode);
        JsonNode json = JsonNode.Parse(output)!;
        Assert.Equal("default", (string?)json["environment"]);
        Assert.Equal((4, 0, 1, 1, 0, 0), ((int)json["files"]!, (int)json["missing"]!, (int)json["different"]!, (int)json["extra"]!, (int)json["copied"]!, (int)json["failures"]!));
        Assert.Equal(
            """{"object":"bronze.users","store":"bucket","source":"bronze","key":"users.csv","state":"different","source_bytes":4,"bytes":6,"action":null,"failure":null}""",
            json["findings"]![0]!.ToJsonString());
        Assert.Equal((null, "extra"), ((long?)json["findings"]![1]!["source_bytes"], (string?)json["findings"]![1]!["state"]));
        Assert.Empty(json["errors"]!.AsArray());
    }

    [Fact]
    public async Task Many_files_are_compared_in_the_order_of_their_keys()
    {
        using var folders = new ReplicaFolders();
        string[] names = [.. Enumerable.Range(0, 600).Select(number => $"{number:000}{(number % 7 == 0 ? "-ü" : "")}.jsonl")];
        foreach ((int number, string name) in names.Index())
        {
            if (number % 3 != 0)
            {
                folders.Write($"bronze/events/{name}", "a");
            }

            if (number % 5 != 0)
            {
                folders.Write($"archive/events/{name}", "a");
            }
        }

        var (_, output, error) = await folders.RunAsync("check", "bronze.events", "--content");

        string[] expected =
        [
            .. names.Index().Where(item => (item.Index % 3 == 0) != (item.Index % 5 == 0)).Select(item => item.Index % 3 == 0
                ? $"extra: bronze.events: archive: events/{item.Item} (1 byte, not in bronze)"
                : $"missing: bronze.events: archive: events/{item.Item} (1 byte in bronze)"),
        ];
        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("80 missing, 0 different, 160 extra of 560 files.", error);
    }
}
