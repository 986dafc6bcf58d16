using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Yaml;

/// <summary>The tree of a YAML text, with everything that is wrong with it.</summary>
/// <remarks>
/// Parsing is a pure function of the text, so two documents are equal when their texts are: the pipeline may hold a
/// document and compare it at the cost of one string comparison.
/// </remarks>
internal sealed class YamlDocument : IEquatable<YamlDocument>
{
    private int[]? _lineStarts;

    internal YamlDocument(string text, YamlNode? root, EquatableArray<YamlProblem> problems)
    {
        Text = text;
        Root = root;
        Problems = problems;
    }

    public string Text { get; }

    /// <summary>Null for an empty text, for comments alone, and where nothing could be read.</summary>
    public YamlNode? Root { get; }

    /// <summary>In the order of the text.</summary>
    public EquatableArray<YamlProblem> Problems { get; }

    /// <summary>Reads a text. Malformed text never throws: it gives problems, and a tree of what could be read.</summary>
    public static YamlDocument Parse(string text, CancellationToken cancellationToken = default) =>
        YamlReader.Read(text, cancellationToken);

    /// <summary>The line and column of a span, both from zero. Lines end at LF, CR LF, or a lone CR.</summary>
    public YamlLineSpan GetLineSpan(YamlSpan span)
    {
        var (startLine, startColumn) = GetPosition(span.Start);
        var (endLine, endColumn) = GetPosition(span.End);
        return new(startLine, startColumn, endLine, endColumn);
    }

    /// <summary>The place of a span as a diagnostic wants it.</summary>
    public Location GetLocation(string path, YamlSpan span) =>
        Location.Create(path, span.ToTextSpan(), GetLineSpan(span).ToLinePositionSpan());

    public bool Equals(YamlDocument? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as YamlDocument);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    private (int Line, int Column) GetPosition(int offset)
    {
        var starts = _lineStarts ??= YamlLines.FindStarts(Text);
        var line = Array.BinarySearch(starts, offset);
        line = line >= 0 ? line : Math.Max(0, ~line - 1);
        return (line, Math.Max(0, offset - starts[line]));
    }
}
