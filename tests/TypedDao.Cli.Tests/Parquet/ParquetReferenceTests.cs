using System.Text.Json;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Parquet;

/// <summary><c>cat</c> of files of other writers, which has as many rows as other readers find.</summary>
public sealed class ParquetReferenceTests
{
    /// <summary>What is refused, with what is said of it.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["pq-enc/uniform_encryption.parquet.encrypted"] = "has an encrypted footer, which cannot be read",
        ["pq-enc/encrypt_columns_and_footer.parquet.encrypted"] = "has an encrypted footer, which cannot be read",
        ["pq-enc/encrypt_columns_and_footer_aad.parquet.encrypted"] = "has an encrypted footer, which cannot be read",
        ["pq-enc/encrypt_columns_plaintext_footer.parquet.encrypted"] = "has the encrypted column",
        ["pq/datapage_v1-corrupt-checksum.parquet"] = "is damaged in column",
    };

    public static TheoryData<string> Cases()
    {
        string manifest = Path.Combine(TestRepository.Shared, "reference", "manifest.json");
        if (!File.Exists(manifest))
        {
            return [string.Empty];
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return
        [
            .. document.RootElement.EnumerateArray()
                .Where(item => item.GetProperty("format").GetString() == "parquet" && item.GetProperty("kind").GetString() == "read")
                .Where(item => item.GetProperty("expected").GetArrayLength() > 0 && !item.GetProperty("path").GetString()!.EndsWith('/'))
                .Select(item => item.GetProperty("id").GetString()!),
        ];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_of_another_writer_has_the_rows_that_other_readers_find(string id)
    {
        string root = TestRepository.SharedPathOrSkip("reference");
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(root, "manifest.json"), TestContext.Current.CancellationToken));
        JsonElement item = document.RootElement.EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);
        string path = Path.Combine(root, item.GetProperty("path").GetString()!);

        var (exitCode, output, error) = await Tool.RunAsync("cat", path, "--format", "parquet");
        var schema = await Tool.RunAsync("schema", path, "--format", "parquet");

        if (Refused.TryGetValue(id, out string? reason))
        {
            Assert.Equal(1, exitCode);
            Assert.StartsWith($"typeddao: The Parquet file {reason}", error);
            Assert.Single(error.TrimEnd().Split('\n'));
            return;
        }

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(CountAnswers(Path.Combine(root, item.GetProperty("expected")[0].GetString()!)), output.Count(character => character == '\n'));
        Assert.Equal(0, schema.ExitCode);
    }

    [Theory]
    [InlineData("PARQUET-1481.parquet")]
    [InlineData("ARROW-RS-GH-6229-DICTHEADER.parquet")]
    [InlineData("ARROW-GH-41317.parquet")]
    [InlineData("ARROW-GH-45185.parquet")]
    public async Task A_file_that_harmed_other_readers_is_refused_in_one_line(string name)
    {
        string path = Path.Combine(TestRepository.SharedPathOrSkip("reference"), "parquet", "bad", name);

        var (exitCode, _, error) = await Tool.RunAsync("cat", path);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("typeddao: The Parquet file ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    // Lines of which the first names the columns, or one array of rows.
    private static int CountAnswers(string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetArrayLength();
        }

        return File.ReadLines(path).Skip(1).Count(line => line.Length > 0);
    }
}
