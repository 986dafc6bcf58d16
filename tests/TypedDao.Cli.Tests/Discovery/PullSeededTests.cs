using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDao.Cli.Tests.Discovery;

/// <summary>Random data in random files: what is pulled passes the check and reads every row.</summary>
public sealed class PullSeededTests
{
    private static readonly string[] Names =
        ["id", "ID", "a b", "a_b", "a-b", "%", "käse", "京", "1st", "Shape", "clone", "to_string", "for", "target", "data", "object", "x.y", "a:b", "\"q\"", "#", "null", "yes", "- x", "{z}", "equality_contract"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Pulled_objects_read_all_rows(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int round = 0; round < 4; round++)
        {
            using var tool = new Tool();
            string[] columns = [.. Names.OrderBy(_ => random.Next()).Take(random.Next(2, 8))];
            int rows = random.Next(1, 40);
            (string suffix, string text) = ((seed + round) % 4) switch
            {
                0 => ("csv", Csv(random, columns, rows, ",;|"[random.Next(3)])),
                1 => ("tsv", Csv(random, columns, rows, '\t')),
                2 => ("jsonl", string.Concat(Json(random, columns, rows).Select(row => row.ToJsonString() + "\n"))),
                _ => ("json", new JsonArray([.. Json(random, columns, rows)]).ToJsonString()),
            };
            (string compression, byte[] content) = Pack(random, text);
            bool isFolder = random.Next(2) == 0;
            string path = isFolder
                ? tool.Folder("the data")
                : tool.Write($"file {round}.{suffix}{compression}", content);
            if (isFolder)
            {
                tool.Write($"the data/k=0{random.Next(3)}/day=2025-01-0{random.Next(1, 9)}/part.{suffix}{compression}", content);
                tool.Write($"the data/k={random.Next(9)}/day=2025-01-0{random.Next(1, 9)}/part-2.{suffix}{compression}", content);
            }

            string yaml = await PullTests.PullAsync(path, "--name", Names[random.Next(Names.Length)]);

            string name = yaml.Split('\n')[5].Trim().TrimEnd(':');
            name = name.StartsWith('"') ? JsonSerializer.Deserialize<string>(name)! : name;
            Assert.Equal(isFolder ? 2 * rows : rows, await PullTests.CountAsync(yaml, $"data.{name}"));
        }
    }

    private static (string Suffix, byte[] Content) Pack(Random random, string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        int choice = random.Next(3);
        if (choice == 0)
        {
            return (string.Empty, plain);
        }

        using var packed = new MemoryStream();
        using (Stream stream = choice == 1 ? new GZipStream(packed, CompressionMode.Compress) : new BrotliStream(packed, CompressionMode.Compress))
        {
            stream.Write(plain);
        }

        return (choice == 1 ? ".gz" : ".br", packed.ToArray());
    }

    private static string Csv(Random random, string[] columns, int rows, char delimiter)
    {
        int[] kinds = [.. columns.Select(_ => random.Next(9))];
        var text = new StringBuilder().AppendJoin(delimiter, columns.Select(Quote)).Append('\n');
        for (int row = 0; row < rows; row++)
        {
            text.AppendJoin(delimiter, kinds.Select(kind => Quote(Value(random, kind)))).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<JsonNode> Json(Random random, string[] columns, int rows)
    {
        int[] kinds = [.. columns.Select(_ => random.Next(12))];
        for (int row = 0; row < rows; row++)
        {
            yield return Json(random, columns, kinds, depth: 0);
        }
    }

    private static JsonObject Json(Random random, string[] columns, int[] kinds, int depth)
    {
        var row = new JsonObject();
        for (int i = 0; i < columns.Length; i++)
        {
            row[columns[i]] = kinds[i] switch
            {
                0 => random.Next(10) == 0 ? null : random.NextInt64(),
                1 => random.NextDouble() * 1e6,
                2 => random.Next(2) == 0,
                9 when depth < 2 => Json(random, columns[..^1], kinds, depth + 1),
                10 when depth < 2 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode?)Json(random, columns[..^1], kinds, depth + 1))]),
                11 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(value => (JsonNode?)JsonValue.Create(value))]),
                int kind => JsonValue.Create(Value(random, kind)),
            };
        }

        return row;
    }

    private static string Value(Random random, int kind) => kind switch
    {
        0 => random.Next().ToString(CultureInfo.InvariantCulture),
        1 => (random.NextDouble() - 0.5).ToString("R", CultureInfo.InvariantCulture),
        2 => random.Next(2) == 0 ? "true" : "False",
        3 => new DateOnly(2025, 1, 1).AddDays(random.Next(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        4 => new DateTime(2025, 1, 1).AddSeconds(random.Next()).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        5 => new DateTime(2025, 1, 1).AddSeconds(random.Next()).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        6 => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString("D"),
        7 => random.Next(3) == 0 ? string.Empty : $"{random.Next(99):D3}",
        _ => random.Next(4) == 0 ? "a\n\"b\" , c" : "text",
    };

    private static string Quote(string value)
        => value.Any(c => c is ',' or ';' or '|' or '\t' or '\n' or '"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
