using System.Text.Json;
using TypedDao.Parquet.Tests.Filtering;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Reference;

/// <summary>Files of other writers, with the answers of other readers.</summary>
public sealed class ReferenceTests
{
    private const int MostToFilter = 5000;

    /// <summary>What cannot be read, and why. A case that can be read must not be here.</summary>
    private static readonly Dictionary<string, string> NotRead = new()
    {
        ["pq-enc/uniform_encryption.parquet.encrypted"] = "encrypted",
        ["pq-enc/encrypt_columns_and_footer.parquet.encrypted"] = "encrypted",
        ["pq-enc/encrypt_columns_plaintext_footer.parquet.encrypted"] = "encrypted",
        ["pq-enc/encrypt_columns_and_footer_aad.parquet.encrypted"] = "encrypted",
        ["pq/datapage_v1-corrupt-checksum.parquet"] = "damaged",
        ["pq-variant"] = "variants are read as their bytes",
        ["pq-shredded-variant"] = "variants are read as their bytes",
    };

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        string manifest = Path.Combine(TestRepository.Shared, "reference", "manifest.json");
        if (!File.Exists(manifest))
        {
            cases.Add("");
            return cases;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            if (item.GetProperty("format").GetString() == "parquet" && item.GetProperty("expected").GetArrayLength() > 0)
            {
                cases.Add(item.GetProperty("id").GetString()!);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_of_another_writer_has_the_rows_that_other_readers_find(string id)
    {
        string root = TestRepository.SharedPathOrSkip("reference");
        (string path, string expected) = Find(root, id);
        if (NotRead.TryGetValue(id, out string? reason))
        {
            if (reason is "encrypted" or "damaged")
            {
                TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(new LocalSource(path)));
                Assert.Equal(reason is "damaged" ? ErrorKind.InvalidData : ErrorKind.NotSupported, error.Kind);
            }

            return;
        }

        List<JsonElement> found = await Json.ReadAsync(new LocalSource(path));
        List<JsonElement[]> answers = ReadAnswers(expected);
        Assert.Equal(answers.Count, found.Count);
        for (int row = 0; row < found.Count; row++)
        {
            JsonElement[] values = [.. found[row].EnumerateObject().Select(member => member.Value)];
            Assert.Equal(answers[row].Length, values.Length);
            for (int column = 0; column < values.Length; column++)
            {
                Assert.True(
                    Answer.Is(answers[row][column], values[column]),
                    $"row {row}, column {column}: expected {answers[row][column].GetRawText()}, found {values[column].GetRawText()}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_of_another_writer_is_written_again_without_a_difference(string id)
    {
        (string path, _) = Find(TestRepository.SharedPathOrSkip("reference"), id);
        if (NotRead.GetValueOrDefault(id) is "encrypted" or "damaged")
        {
            return;
        }

        // Some cases are folders.
        foreach (string file in Directory.Exists(path) ? Directory.GetFiles(path, "*.parquet") : [path])
        {
            await RequireSameAsync(new LocalSource(file), Seeded.Random());
        }
    }

    /// <summary>The paths of a case and of its answers.</summary>
    internal static (string Path, string Expected) Find(string root, string id)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "manifest.json")));
        JsonElement item = document.RootElement.EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);
        return (Path.Combine(root, item.GetProperty("path").GetString()!), Path.Combine(root, item.GetProperty("expected")[0].GetString()!));
    }

    private static async Task RequireSameAsync(LocalSource source, Random random)
    {
        byte[] again = await Rewriting.WriteAsync(source, random);

        List<JsonElement> rows = await Json.ReadAsync(source);
        Assert.Equal(rows.Select(row => row.GetRawText()), (await Json.ReadAsync(new LocalSource(again))).Select(row => row.GetRawText()));
        await Rewriting.RequireSameSchemaAsync(source, again);
        if (rows.Count < MostToFilter)
        {
            await FilterChecks.CheckAsync(again, (await ParquetFile.OpenAsync(source, TestContext.Current.CancellationToken)).Schema, random, source.Key);
        }
    }

    // Lines of which the first names the columns, or one array of rows.
    private static List<JsonElement[]> ReadAnswers(string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            return [.. JsonElement.Parse(File.ReadAllBytes(path)).EnumerateArray().Select(row => row.EnumerateArray().ToArray())];
        }

        return [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line).EnumerateArray().ToArray())];
    }
}
