using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Csv;

/// <summary>The scanner against <see cref="ReferenceCsv"/> on random text made of what matters, in all sizes of pieces.</summary>
public sealed class CsvScannerTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Finds_the_records_that_the_reference_finds(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++)
        {
            string text = Make(random);
            string expected = string.Join('\n', ReferenceCsv.Parse(text));
            foreach (int piece in new[] { 1, 2, 3, 7, 63, 64, 65, int.MaxValue })
            {
                string actual = await ReadAsync(text, piece);
                Assert.True(expected == actual, $"seed {seed}, round {round}, pieces of {piece}, text {Show(text)}\nexpected\n{Show(expected)}\nactual\n{Show(actual)}");
            }
        }
    }

    private static string Make(Random random)
    {
        string alphabet = random.Next(4) switch { 0 => "ab,\n", 1 => "a,\"\n", 2 => "ab, \"\r\n", _ => "abcdefghij,,\"\"\n\r " };
        int quotes = random.Next(1, 12);
        var text = new StringBuilder();
        int length = random.Next(3) == 0 ? random.Next(600) : random.Next(30);
        while (text.Length < length)
        {
            if (random.Next(quotes) == 0 && alphabet.Contains('"', StringComparison.Ordinal))
            {
                text.Append('"').Append("x,\n\"\"\r\n"[..random.Next(8)]).Append("\",");
            }
            else
            {
                text.Append(alphabet[random.Next(alphabet.Length)]);
            }
        }

        return text.ToString();
    }

    private static async Task<string> ReadAsync(string text, int piece)
    {
        var rejects = new Rejects();
        var lines = new List<(long Line, string Text)>();
        await using var records = new CsvRecords(new MemoryFile(text, pieceSize: piece), new CsvFormat { Header = false }, rejects);
        while (await records.ReadAsync(TestContext.Current.CancellationToken))
        {
            IEnumerable<string> values = Enumerable.Range(0, records.Count).Select(i => records.IsQuoted(i) ? $"<{records.Text(i)}>" : records.Text(i));
            lines.Add((records.Line, $"{records.Line}: {string.Join('|', values)} "));
        }

        lines.AddRange(rejects.Rows.Select(reject => (reject.Line, $"{reject.Line}: {reject.Error} {reject.Raw}")));
        return string.Join('\n', lines.OrderBy(line => line.Line).Select(line => line.Text));
    }

    private static string Show(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
