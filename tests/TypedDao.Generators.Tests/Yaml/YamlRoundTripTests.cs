using System.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>Trees made at random, written in block or flow style, come back as they were and each scalar at its place.</summary>
public sealed class YamlRoundTripTests(ITestOutputHelper output)
{
    private const int Rounds = 300;

    private static readonly string[] Texts =
    [
        "a", "users_raw", "two words", "", "~", "null", "true", "007", "1.50", "é", "😀", "#", "a # b", "a: b", "x:y", "- a", "[a", "{a", "}",
        "'", "it's", "\"", "say \"x\"", "\\", "C:\\data", "*", "&a", "!x", "%", "@", "`", "${A:-b}", "decimal(10,2)", "list<string>?", ",",
        "a,b", " a ", "a\tb", "line\nline", "\u0001", "http://x/y?z=1#f", "---", "<<", "?", ":", "|", ">",
    ];

    [Fact]
    public void What_is_written_is_read()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(seed + round);
            var (text, expected) = Write(random);

            var document = YamlDocument.Parse(text);

            Assert.True(
                document.Problems.IsEmpty,
                $"seed {seed}, round {round}: {string.Join('\n', document.Problems.Select(document.Render))}\n{text}");
            Assert.True(expected == document.Root.Render(), $"seed {seed}, round {round}: {document.Root.Render()}\ninstead of {expected}\n{text}");
            AssertPlaces(document, document.Root!);
        }
    }

    private static (string Text, string Tree) Write(Random random)
    {
        var text = new StringBuilder();
        var tree = WriteMapping(random, text, indent: 0, depth: 0);
        var lineEnd = random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        return (text.Replace("\n", lineEnd).ToString(), tree);
    }

    private static string WriteMapping(Random random, StringBuilder text, int indent, int depth)
    {
        var entries = new List<string>();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var key = $"{Texts[random.Next(3)]}{i}";
            text.Append(' ', indent).Append(random.Next(4) == 0 ? Quote(key, random) : key).Append(':');
            entries.Add($"{key}: {WriteValue(random, text, indent, depth)}");
        }

        return $"{{{string.Join(", ", entries)}}}";
    }

    private static string WriteValue(Random random, StringBuilder text, int indent, int depth)
    {
        switch (random.Next(depth < 4 ? 6 : 3))
        {
            case 0:
                text.Append(random.Next(2) == 0 ? "\n" : "   # comment\n");
                return "null";
            case 1 or 2:
                text.Append(' ');
                var flow = WriteFlow(random, text, depth: 2);
                text.Append(random.Next(3) == 0 ? "  # comment: [x]\n" : "\n");
                return flow;
            case 3:
                text.Append('\n');
                var items = new List<string>();
                for (var i = random.Next(1, 4); i > 0; i--)
                {
                    text.Append(' ', indent + 2).Append("- ");
                    items.Add(WriteFlow(random, text, depth: 1));
                    text.Append("\n\n");
                }

                return $"[{string.Join(", ", items)}]";
            default:
                text.Append('\n');
                return WriteMapping(random, text, indent + random.Next(1, 4), depth + 1);
        }
    }

    private static string WriteFlow(Random random, StringBuilder text, int depth)
    {
        var kind = depth == 0 ? 2 : random.Next(4);
        if (kind >= 2)
        {
            var value = Texts[random.Next(Texts.Length)];
            text.Append(Quote(value, random));
            return $"'{value}'";
        }

        text.Append(kind == 0 ? "[" : "{ ");
        var parts = new List<string>();
        for (var i = random.Next(4); i > 0; i--)
        {
            var key = kind == 0 ? "" : $"k{i}: ";
            text.Append(key);
            parts.Add(key + WriteFlow(random, text, depth - 1));
            text.Append(i > 1 ? ", " : "");
        }

        text.Append(kind == 0 ? "]" : " }");
        return kind == 0 ? $"[{string.Join(", ", parts)}]" : $"{{{string.Join(", ", parts)}}}";
    }

    private static string Quote(string value, Random random)
    {
        var isSimple = value.All(c => c is >= ' ' and not '\u007F');
        if (isSimple && random.Next(2) == 0)
        {
            return $"'{value.Replace("'", "''")}'";
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                < ' ' => $"\\x{(int)c:x2}",
                _ => c,
            });
        }

        return quoted.Append('"').ToString();
    }

    private static void AssertPlaces(YamlDocument document, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { Text: "" } scalar:
                Assert.Equal(scalar.IsQuoted ? 2 : 0, scalar.Span.Length);
                break;
            case YamlScalar { IsQuoted: true } scalar:
                var text = document.TextAt(scalar.Span);
                Assert.True(text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'', text);
                break;
            case YamlScalar scalar:
                Assert.Equal(scalar.Text, document.TextAt(scalar.Span));
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    AssertPlaces(document, item);
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    AssertPlaces(document, entry.Key);
                    AssertPlaces(document, entry.Value);
                }

                break;
        }
    }
}
