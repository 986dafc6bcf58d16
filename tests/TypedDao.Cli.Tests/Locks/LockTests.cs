using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Locks;

public sealed class LockTests
{
    private const string Catalog = """
        stores:
          bronze:
            type: local
            root: lake
            objects:
              users:
                type: S3FileObject
                suffix: csv
                format: { type: csv, delimiter: ";" }
                primary_keys_are_none: true
                columns:
                  id: int64
                  kind: { type: string, values: [view, "no, thanks"] }
                  day: { type: date, format: dd.MM.yyyy }
                  device: { type: struct, columns: { os: string, "v.1": "string?" } }
                  prices: list<decimal(10,2)>
              events:
                type: S3DirectoryObject
                prefix: events/{region}
                suffix: jsonl
                format: jsonl
                columns: { region: string, id: int64 }
              notes: { type: S3FileObject, suffix: txt }
        """;

    private static string Sound => Catalog.Replace("        primary_keys_are_none: true\n", string.Empty, StringComparison.Ordinal);

    [Fact]
    public async Task Where_replicas_are_is_locked_too()
    {
        using var tool = new Tool();
        string yaml = Sound.Replace("suffix: txt }", "suffix: txt, replicas: [archive, vault] }", StringComparison.Ordinal)
            + "\n  archive: { type: local, root: copies }\n  vault: { type: local, root: vault }\n";
        string catalog = tool.WriteCatalog(yaml);
        await Tool.RunAsync("lock", catalog);
        Assert.Contains(
            "    address: \"local: lake/notes.txt\"\n    replicas: [\"local: copies/notes.txt\", \"local: vault/notes.txt\"]\n",
            await File.ReadAllTextAsync(Path.ChangeExtension(catalog, ".lock.yaml"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(0, (await Tool.RunAsync("lock", catalog, "--check")).ExitCode);

        tool.WriteCatalog(yaml.Replace("[archive, vault]", "[vault]", StringComparison.Ordinal).Replace("root: vault", "root: safe", StringComparison.Ordinal));
        var (exitCode, output, _) = await Tool.RunAsync("diff", "--catalog", catalog);
        Assert.Equal(1, exitCode);
        foreach (string change in (string[])["no longer kept at 'local: copies/notes.txt'", "no longer kept at 'local: vault/notes.txt'", "'bronze.notes' is kept at 'local: safe/notes.txt' as well"])
        {
            Assert.Contains(change, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_others_may_rely_on_is_written_beside_the_catalog()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Sound);

        var (exitCode, output, error) = await Tool.RunAsync("lock", catalog);

        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.EndsWith("catalog.lock.yaml' holds 3 objects.", error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            """
            # What others may rely on in this catalog. Written by 'typeddao lock': commit it, and review its changes.
            lock: 1
            objects:
              bronze.events:
                address: "local: lake/events/{region}"
                format: jsonl
                parameters: { region: string }
                capabilities: [Deletable, Existing, Filterable, Listable, Movable, Readable, RowDeletable, Versioned]
                member_capabilities: [Appendable, Existing, Filterable, Listable, Movable, NamedAttributed, NamedByteCreatable, NamedByteMovable, NamedByteReadable, NamedByteWritable, NamedReadPresignable, NamedTaggable, NamedWritePresignable, Overwritable, Readable, RowDeletable, Versioned]
                selection_capabilities: [Deletable, Existing, Filterable, Listable, Movable, Readable, RowDeletable, Versioned]
                columns:
                  region: string
                  id: int64
              bronze.notes:
                address: "local: lake/notes.txt"
                capabilities: [Attributed, ByteCreatable, ByteMovable, ByteReadable, ByteWritable, Deletable, Existing, Listable, ReadPresignable, Taggable, Versioned, WritePresignable]
              bronze.users:
                address: "local: lake/users.csv"
                format: "csv (delimiter: ;)"
                capabilities: [Attributed, ByteCreatable, ByteMovable, ByteReadable, ByteWritable, Creatable, Deletable, Existing, Filterable, Listable, Movable, ReadPresignable, Readable, Taggable, Versioned, Writable, WritePresignable]
                columns:
                  id: int64
                  kind: { type: string, values: [view, "no, thanks"] }
                  day: { type: date, format: dd.MM.yyyy }
                  device: struct
                  device.os: string
                  "device.v\\.1": string?
                  prices: "list<decimal(10,2)>"

            """,
            await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml")));
    }

    [Theory]
    [InlineData("catalog/catalog.yaml")]
    [InlineData("samples/Medallion/catalog.yaml")]
    [InlineData("samples/Quickstart/catalog.yaml")]
    public async Task A_lock_that_was_just_written_says_nothing_and_stays_as_it_is(string path)
    {
        using var tool = new Tool();
        string catalog = tool.Write("catalog.yaml", await File.ReadAllTextAsync(TestRepository.PathOf(path.Split('/'))));
        await Tool.RunAsync("lock", catalog);
        string first = await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml"));

        var (again, _, message) = await Tool.RunAsync("lock", catalog);
        var (check, _, _) = await Tool.RunAsync("lock", catalog, "--check");
        var (_, said, _) = await Tool.RunAsync("check", catalog);
        var (same, difference, summary) = await Tool.RunAsync("diff", tool.Folder("catalog.lock.yaml"), catalog);

        Assert.Equal((0, 0, 0), (again, check, same));
        Assert.EndsWith("catalog.lock.yaml' is what the catalog is.", message.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml")));
        Assert.DoesNotContain("TDAO24", said, StringComparison.Ordinal);
        Assert.Equal((string.Empty, "0 breaking, 0 acknowledged, 0 compatible."), (difference, summary.TrimEnd()));
    }

    [Fact]
    public async Task A_change_that_breaks_is_refused_until_it_is_acknowledged()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Sound);
        await Tool.RunAsync("lock", catalog);
        string locked = await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml"));
        tool.WriteCatalog(Sound.Replace("id: int64\n          kind", "id: int32\n          kind", StringComparison.Ordinal));

        var (refused, _, error) = await Tool.RunAsync("lock", catalog);
        var (checkBefore, before, _) = await Tool.RunAsync("check", catalog);
        Assert.Equal(locked, await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml")));
        var (acknowledged, _, message) = await Tool.RunAsync("lock", catalog, "--acknowledge", "All files: \"small\" ids");
        string entry = (await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml")))[locked.Length..];
        var (checkAfter, after, _) = await Tool.RunAsync("check", catalog);
        var (written, _, _) = await Tool.RunAsync("lock", catalog);
        string final = await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml"));

        Assert.Equal((1, 1, 0, 0, 0), (refused, checkBefore, acknowledged, checkAfter, written));
        Assert.StartsWith("breaking: The column 'id' of 'bronze.users' was int64 and is int32: values that are there, or were promised, may not fit.", error);
        Assert.EndsWith(
            "catalog.lock.yaml' was not written: a change breaks what others rely on. Undo it or, where it is meant, acknowledge it: typeddao lock --acknowledge REASON",
            error.TrimEnd());
        Assert.Contains("catalog.yaml(11,11): error TDAO2403: ", before, StringComparison.Ordinal);
        Assert.StartsWith("acknowledged: The column 'id' of 'bronze.users' was int64 and is int32", message);
        Assert.Equal(
            "acknowledged:\n  - { change: column_type_changed, object: bronze.users, part: id, to: int32, reason: \"All files: \\\"small\\\" ids\" }\n", entry);
        Assert.Contains("info TDAO2409: ", after, StringComparison.Ordinal);
        Assert.Equal(locked.Replace("id: int64\n      kind", "id: int32\n      kind", StringComparison.Ordinal), final);
    }

    [Fact]
    public async Task A_compatible_change_is_written()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Sound);
        await Tool.RunAsync("lock", catalog);
        tool.WriteCatalog(Sound.Replace("id: int64 }", "id: int64, note: \"string?\" }", StringComparison.Ordinal));

        var (outdated, _, said) = await Tool.RunAsync("lock", catalog, "--check");
        var (written, _, _) = await Tool.RunAsync("lock", catalog);
        var (current, _, _) = await Tool.RunAsync("lock", catalog, "--check");

        Assert.Equal((1, 0, 0), (outdated, written, current));
        Assert.EndsWith("is not what the catalog is. See the difference with 'typeddao diff', and write it: 'typeddao lock'.", said.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("      note: string?\n", await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_that_version_control_writes_are_no_change()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Sound);
        await Tool.RunAsync("lock", catalog);
        string locked = await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml"));
        tool.Write("catalog.lock.yaml", locked.Replace("\n", "\r\n", StringComparison.Ordinal));

        var (exitCode, _, _) = await Tool.RunAsync("lock", catalog, "--check");

        Assert.Equal(0, exitCode);
        Assert.Equal(["catalog.lock.yaml", "catalog.yaml"], Directory.EnumerateFiles(tool.Folder(".")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_lock_there_is_nothing_to_check_or_acknowledge()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Sound);

        var (check, _, checkError) = await Tool.RunAsync("lock", catalog, "--check");
        var (acknowledge, _, acknowledgeError) = await Tool.RunAsync("lock", catalog, "--acknowledge", "x");
        await Tool.RunAsync("lock", catalog);
        var (nothing, _, message) = await Tool.RunAsync("lock", catalog, "--acknowledge", "x");

        Assert.Equal((1, 1, 0), (check, acknowledge, nothing));
        Assert.EndsWith("catalog.lock.yaml'. Write it: 'typeddao lock'.", checkError.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("catalog.lock.yaml' that something could have changed since. Write it: 'typeddao lock'.", acknowledgeError.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("There is no breaking change that is not acknowledged already.", message.TrimEnd());
    }

    [Fact]
    public async Task A_catalog_or_lock_with_errors_is_not_compared()
    {
        using var tool = new Tool();
        string broken = tool.WriteCatalog(Catalog);
        var (ofCatalog, _, catalogError) = await Tool.RunAsync("lock", broken);
        tool.WriteCatalog(Sound);
        tool.Write("catalog.lock.yaml", "lock: 9\n");
        var (ofLock, _, lockError) = await Tool.RunAsync("lock", broken);

        Assert.Equal((1, 1), (ofCatalog, ofLock));
        Assert.Contains("(10,9): error TDAO2001: ", catalogError, StringComparison.Ordinal);
        Assert.EndsWith("catalog.yaml' has errors; nothing was compared.", catalogError.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("(1,7): error TDAO2411: ", lockError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--acknowledge takes the reason, not an empty text.", "lock", "--acknowledge", " ")]
    [InlineData("--check writes nothing, and --acknowledge writes: give one of them.", "lock", "--check", "--acknowledge", "x")]
    public async Task A_senseless_command_line_is_usage(string message, params string[] args)
    {
        var (exitCode, _, error) = await Tool.RunAsync(args);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
