using System.Text;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Json;

/// <summary>Random and damaged JSON against System.Text.Json, which says what is well-formed.</summary>
public sealed class JsonFuzzTests
{
    private static readonly string[] Tokens =
        ["{", "}", "[", "]", ",", ":", "\"a\"", "\"id\"", "\"name\"", "\"\\u00e9\"", "\"\\\"\"", "1", "-2.5", "1e5", "0", "01", "true", "false", "null", " ", "\t", "\"", "\\", "x", "-", "."];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Lines_are_well_formed_where_System_Text_Json_says_so(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++)
        {
            string[] lines = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(2) == 0 ? Tokens1(random) : Damage(random, Valid(random, 0)))];
            string text = string.Join('\n', lines);
            string expected = string.Join('\n', lines.Where(line => line.Trim(' ', '\t').Length > 0).Select(line => IsJson(line) ? $"+{line.Trim(' ', '\t')}" : $"-{line.TrimStart(' ', '\t')}"));
            foreach (int piece in new[] { 1, 7, int.MaxValue })
            {
                var rejects = new Rejects();
                var found = new List<(long Line, string Text)>();
                await using var records = new JsonRecords(new MemoryFile(text, pieceSize: piece), new JsonLinesFormat(), rejects);
                while (await records.ReadAsync(TestContext.Current.CancellationToken))
                {
                    found.Add((records.Line, $"+{Encoding.UTF8.GetString(records.Utf8)}"));
                }

                found.AddRange(rejects.Rows.Select(reject => (reject.Line, $"-{reject.Raw}")));
                string actual = string.Join('\n', found.OrderBy(item => item.Line).Select(item => item.Text));
                Assert.True(expected == actual, $"seed {seed}, round {round}, pieces of {piece}\nexpected\n{expected}\nactual\n{actual}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Arrays_give_the_elements_that_System_Text_Json_finds(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++)
        {
            string[] elements = [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => Valid(random, 0))];
            string text = $"[{string.Join(random.Next(2) == 0 ? "," : " ,\n ", elements)}]";
            string whole = random.Next(3) == 0 ? text : Damage(random, text);
            foreach (int piece in new[] { 1, 5, int.MaxValue })
            {
                (List<string> found, bool isGood) = await ReadArrayAsync(whole, piece);
                if (IsArray(whole, out List<string>? expected))
                {
                    Assert.True(isGood, $"seed {seed}, round {round}: {whole}");
                    Assert.Equal(expected, found);
                }
                else
                {
                    Assert.False(isGood && whole.Trim().Length > 0, $"seed {seed}, round {round}: taken for good: {whole}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Damaged_files_give_the_same_in_pieces_of_any_size_and_never_fail_otherwise(int seed)
    {
        var random = new Random(seed);
        Person[] rows = [.. Enumerable.Range(0, 8).Select(i => new Person { Id = i, Name = $"n\"{i}\n", Email = i % 2 == 0 ? null : "é🏯", Age = i })];
        ICodec[] codecs = [Support.Codecs.Csv(), Support.Codecs.JsonLines, Support.Codecs.Json];
        for (int round = 0; round < 40; round++)
        {
            ICodec codec = codecs[random.Next(codecs.Length)];
            byte[] bytes = await codec.WriteAsync<Person, PersonShape>(rows);
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                bytes = Mutate(random, bytes);
            }

            string? first = null;
            foreach (int piece in new[] { int.MaxValue, 1, 3, 64 })
            {
                Result<Person> result = await codec.ReadAsync<Person, PersonShape>(new MemoryFile(bytes, pieceSize: piece));
                string shown = $"{string.Join('\n', result.Rows)}\n{string.Join('\n', result.Rejects)}\n{result.Error?.Message}";
                first ??= shown;
                Assert.True(first == shown, $"seed {seed}, round {round}, pieces of {piece}\nwhole\n{first}\nin pieces\n{shown}");
            }
        }
    }

    private static string Tokens1(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Tokens[random.Next(Tokens.Length)]));

    private static string Valid(Random random, int depth) => random.Next(depth > 3 ? 5 : 8) switch
    {
        0 => random.Next(-1000, 1000).ToString(),
        1 => (random.NextDouble() * 1000).ToString("R"),
        2 => "null",
        3 => random.Next(2) == 0 ? "true" : "false",
        4 => $"\"{new string('s', random.Next(40))}\\n\\u0041é\"",
        5 => $"[{string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(_ => Valid(random, depth + 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\" : {Valid(random, depth + 1)}"))}}}",
    };

    private static string Damage(Random random, string text)
    {
        if (text.Length == 0 || random.Next(3) == 0)
        {
            return text;
        }

        int at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
            _ => text[..at],
        };
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        int at = random.Next(bytes.Length);
        return random.Next(5) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            2 => [.. bytes[..at], "\"\\{}[],\n\r"u8[random.Next(9)], .. bytes[(at + 1)..]],
            3 => bytes[..at],
            _ => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]],
        };
    }

    private static bool IsJson(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsArray(string text, out List<string>? elements)
    {
        elements = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            elements = document.RootElement.ValueKind is JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(element => element.GetRawText())] : null;
        }
        catch (JsonException)
        {
            return false;
        }

        return elements is not null;
    }

    private static async Task<(List<string> Found, bool IsGood)> ReadArrayAsync(string text, int piece)
    {
        var rejects = new Rejects();
        var found = new List<string>();
        try
        {
            await using var records = new JsonRecords(new MemoryFile(text, pieceSize: piece), new JsonFormat(), rejects);
            while (await records.ReadAsync(TestContext.Current.CancellationToken))
            {
                found.Add(Encoding.UTF8.GetString(records.Utf8));
            }

            return (found, rejects.Rows.Count == 0);
        }
        catch (TypedDaoException)
        {
            return (found, false);
        }
    }
}
