namespace TypedDao.Cli.Tests.Replicas;

public sealed class ReplicaRepairTests
{
    [Fact]
    public async Task What_is_missing_or_different_is_copied_and_what_is_extra_stays()
    {
        using var folders = Different();

        var (exitCode, output, error) = await folders.RunAsync("repair");

        Assert.Equal((0, "2 missing, 1 different, 1 extra of 4 files; 3 files (12 bytes) copied, 0 deleted."), (exitCode, error));
        Assert.Equal(
            """
            missing: bronze.users: archive: users.csv (4 bytes in bronze): copied
            different: bronze.users: bucket: users.csv (6 bytes, 4 bytes in bronze): copied
            missing: bronze.events: archive: events/new/b.jsonl (4 bytes in bronze): copied
            extra: bronze.events: archive: events/c.jsonl (4 bytes, not in bronze)

            """.Split('\n').Order(StringComparer.Ordinal),
            output.Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(["events/c.jsonl", "events/new/b.jsonl", "other.txt", "users.csv"], folders.Files("archive"));
        Assert.Equal("same", folders.Read("bucket/users.csv"));
        Assert.Equal((1, "0 missing, 0 different, 1 extra of 4 files."), await ResultAsync(folders, "check"));
    }

    [Fact]
    public async Task What_the_source_does_not_have_is_deleted_where_that_is_asked_for()
    {
        using var folders = Different();

        Assert.Equal((0, "2 missing, 1 different, 1 extra of 4 files; 3 files (12 bytes) copied, 1 deleted."), await ResultAsync(folders, "repair", "--delete"));
        Assert.Equal(["events/new/b.jsonl", "other.txt", "users.csv"], folders.Files("archive"));
        Assert.Equal((0, "0 missing, 0 different, 0 extra of 3 files."), await ResultAsync(folders, "check", "--content"));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        using var folders = Different();

        var (exitCode, output, error) = await folders.RunAsync("repair", "--delete", "--dry-run");

        Assert.Equal((1, "2 missing, 1 different, 1 extra of 4 files; 3 files (12 bytes) would be copied, 1 would be deleted."), (exitCode, error));
        Assert.Contains("extra: bronze.events: archive: events/c.jsonl (4 bytes, not in bronze): deleted\n", output, StringComparison.Ordinal);
        Assert.Equal(["events/c.jsonl", "other.txt"], folders.Files("archive"));
        Assert.Equal("longer", folders.Read("bucket/users.csv"));
    }

    [Fact]
    public async Task An_object_is_restored_from_a_replica()
    {
        using var folders = new ReplicaFolders();
        folders.Write("archive/users.csv", "archive");
        folders.Write("bucket/users.csv", "bucket");

        var (exitCode, output, error) = await folders.RunAsync("repair", "bronze.users", "--from", "archive");

        Assert.Equal((0, "1 missing, 1 different, 0 extra of 2 files; 2 files (14 bytes) copied, 0 deleted."), (exitCode, error));
        Assert.Equal(
            "missing: bronze.users: bronze: users.csv (7 bytes in archive): copied\ndifferent: bronze.users: bucket: users.csv (6 bytes, 7 bytes in archive): copied\n", output);
        Assert.Equal(("archive", "archive"), (folders.Read("bronze/users.csv"), folders.Read("bucket/users.csv")));
    }

    [Fact]
    public async Task A_source_that_does_not_keep_an_object_is_refused()
    {
        using var folders = new ReplicaFolders();

        Assert.Equal(
            (1, "", "typeddao: The store 'bucket' does not keep 'bronze.events': it is in bronze, archive."), await folders.RunAsync("repair", "--from", "bucket"));
    }

    [Fact]
    public async Task Other_bytes_of_one_length_are_repaired_where_they_are_compared()
    {
        using var folders = new ReplicaFolders();
        folders.Same("bronze/users.csv", "archive/users.csv", "bucket/users.csv");
        folders.Write("archive/users.csv", "sane");

        await folders.RunAsync("repair");
        Assert.Equal("sane", folders.Read("archive/users.csv"));
        Assert.Equal((0, "0 missing, 1 different, 0 extra of 2 files; 1 file (4 bytes) copied, 0 deleted."), await ResultAsync(folders, "repair", "--content"));
        Assert.Equal("same", folders.Read("archive/users.csv"));
    }

    private static ReplicaFolders Different()
    {
        var folders = new ReplicaFolders();
        folders.Same("bronze/users.csv", "bronze/events/new/b.jsonl", "archive/events/c.jsonl", "archive/other.txt");
        folders.Write("bucket/users.csv", "longer");
        return folders;
    }

    private static async Task<(int ExitCode, string Error)> ResultAsync(ReplicaFolders folders, params string[] args)
    {
        var (exitCode, _, error) = await folders.RunAsync(args);
        return (exitCode, error);
    }
}
