using System.Text;
using System.Text.RegularExpressions;

namespace TypedDao.Generators.Tests.Fuzzing;

/// <summary>Changes a catalog as people, editors and attackers do.</summary>
internal sealed partial class CatalogMutator(Random random)
{
    private static readonly string[] Values =
    [
        "", "~", "null", "true", "no", "-1", "0x10", "1e9", "9223372036854775808", "2025-01-07", "[]", "{}", "[a, b]", "{ a: b }", "|", ">-", "*a", "&a", "!!int 1",
        "\"\"", "'", "\"\\u0000\"", "${X}", "${X:-y}", "${", "$$", "string?", "list<", "map<string,>", "decimal(99,1)", "struct", "é", "\uD83D", "😀", "\u202E", "{day:yyyy}",
        "{a}{b}", "../x", "a/b", "class", "System", "Catalog", "Equals", "_", "1", "x y", "*", "default", "password=x;host=y", "https://u:p@h/", "bronze.users", ".", "a:b", "#", "\"*\"",
        "{ type: struct, columns: { x: \"string?\" } }", "{ type: string, values: [a, b] }", "[[[[]]]]", "Acme.Data", "int64", "S3FileObject", "local", "jsonl", "timestamp",
    ];

    private static readonly string[] Words =
    [
        "name", "type", "columns", "columns_from", "row", "row_name", "interface", "read_only", "append_only", "on_error", "reject_to", "deprecated", "shared", "parameters",
        "properties", "tags", "prefix", "identifier", "suffix", "format", "partition_keys", "primary_keys", "cluster_keys", "table", "root", "stores", "environments", "objects",
        "interfaces", "catalog", "namespace", "default_environment", "description", "layer", "password", "nullable", "values", "unknown", "as", "<<",
    ];

    /// <summary>Some changes, one after the other.</summary>
    public string Mutate(string yaml)
    {
        int count = random.Next(1, 4);
        for (int i = 0; i < count && yaml.Length < 200_000; i++)
        {
            yaml = MutateOnce(yaml);
        }

        return yaml;
    }

    private string MutateOnce(string yaml) => random.Next(16) switch
    {
        0 => Lines(yaml, (lines, i) => lines.RemoveAt(i)),
        1 => Lines(yaml, (lines, i) => lines.Insert(i, lines[random.Next(lines.Count)])),
        2 => Lines(yaml, (lines, i) =>
        {
            int other = random.Next(lines.Count);
            (lines[i], lines[other]) = (lines[other], lines[i]);
        }),
        3 => Lines(yaml, (lines, i) => lines[i] = new string(' ', random.Next(12)) + lines[i].TrimStart()),
        4 => Lines(yaml, (lines, i) => lines[i] = lines[i].Replace("  ", "\t", StringComparison.Ordinal)),
        5 or 6 or 7 => Lines(yaml, (lines, i) => lines[i] = ValuePart().Replace(lines[i], match => ": " + Pick(Values) + match.Groups[2].Value, 1)),
        8 => Lines(yaml, (lines, i) => lines[i] = KeyPart().Replace(lines[i], match => match.Groups[1].Value + Pick(Words) + ":", 1)),
        9 => Tokens(yaml, (tokens, i) => tokens[i] = Pick(Values)),
        10 => Tokens(yaml, (tokens, i) => tokens[i] = tokens[random.Next(tokens.Count)]),
        11 => Tokens(yaml, (tokens, i) => tokens[i] += random.Next(2) == 0 ? new string('x', random.Next(3000)) : Deep(random.Next(120))),
        12 => Lines(yaml, (lines, i) => lines.Insert(i, Copy(lines[i]))),
        13 => Lines(yaml, (lines, i) =>
        {
            lines[i] = KeyPart().Replace(lines[i], match => match.Value + " &shared", 1);
            lines.Insert(random.Next(i, lines.Count), new string(' ', random.Next(10)) + (random.Next(2) == 0 ? "<<: *shared" : "again: *shared"));
        }),
        14 => yaml.ReplaceLineEndings(random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n" }),
        _ => Characters(yaml),
    };

    /// <summary>An object or column once more under a name that collides or hides.</summary>
    private string Copy(string line) => KeyPart().Replace(line, match => match.Groups[1].Value + Pick(Values).Replace(':', '_') + ":", 1);

    private string Characters(string yaml)
    {
        var text = new StringBuilder(yaml);
        for (int i = random.Next(1, 8); i > 0 && text.Length > 0; i--)
        {
            int place = random.Next(text.Length);
            text[place] = random.Next(3) switch
            {
                0 => (char)random.Next(0x20, 0x7F),
                1 => (char)random.Next(0x10000),
                _ => "{}[],:#&*!|>'\"%@`?-\n\t\0"[random.Next(22)],
            };
        }

        return text.ToString();
    }

    private static string Deep(int depth) => string.Concat(Enumerable.Repeat("{a: [", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    private string Lines(string yaml, Action<List<string>, int> change)
    {
        List<string> lines = [.. yaml.Split('\n')];
        change(lines, random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private string Tokens(string yaml, Action<List<string>, int> change)
    {
        List<string> tokens = [.. Token().Split(yaml)];
        change(tokens, random.Next(tokens.Count));
        return string.Concat(tokens);
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    [GeneratedRegex(@":( +)[^,}\n]*([,}]?)")]
    private static partial Regex ValuePart();

    [GeneratedRegex(@"(^ *|[{,] *)[\w*""]+:")]
    private static partial Regex KeyPart();

    [GeneratedRegex(@"(\w+|\s+|[^\w\s])")]
    private static partial Regex Token();
}
