using System.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>Writes a tree and its problems as text that a test can compare.</summary>
internal static class YamlRendering
{
    /// <summary>The tree on one line: texts in quotes, <c>!</c> after what is incomplete, <c>#</c> after a repeated key.</summary>
    public static string Render(this YamlNode? node)
    {
        var text = node switch
        {
            null => "-",
            YamlScalar { IsNull: true } => "null",
            YamlScalar scalar => $"'{scalar.Text}'",
            YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Render))}]",
            YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(Render))}}}",
            _ => throw new InvalidOperationException(node.KindName),
        };
        return node is { IsComplete: false } ? text + "!" : text;
    }

    /// <summary>Each problem as an editor shows it: line and column from one, kind, the text it is at, and the message.</summary>
    public static string Render(this YamlDocument document, YamlProblem problem)
    {
        var place = document.GetLineSpan(problem.Span);
        var text = new StringBuilder()
            .Append($"{place.StartLine + 1}:{place.StartColumn + 1} {problem.Kind} <{document.TextAt(problem.Span)}> {problem.Message}");
        if (problem.Related is { } related)
        {
            var other = document.GetLineSpan(related);
            text.Append($" (see {other.StartLine + 1}:{other.StartColumn + 1})");
        }

        return text.ToString();
    }

    public static string TextAt(this YamlDocument document, YamlSpan span) => document.Text.Substring(span.Start, span.Length);

    private static string Render(YamlEntry entry) => $"{entry.Key.Text}{(entry.IsDuplicate ? "#" : "")}: {entry.Value.Render()}";
}
