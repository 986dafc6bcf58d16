using System.Globalization;

namespace TypedDao.Generators.Yaml;

/// <summary>
/// The text as the parser is given it: of the same length and lines as the original, so that every position holds, but
/// with what cannot be read overwritten by spaces.
/// </summary>
internal sealed class YamlSource
{
    public const char ByteOrderMark = '\uFEFF';
    private const int ReportedCharacters = 10;

    /// <summary>What <see cref="Shield"/> hides, as characters for private use.</summary>
    private const string Shielded = "{},[]";
    private const char FirstShield = '\uF8F0';

    private readonly int[] _lineStarts;
    private char[]? _edited;
    private bool _isShielded;

    private YamlSource(string text)
    {
        Text = text;
        _lineStarts = YamlLines.FindStarts(text);
    }

    /// <summary>The original.</summary>
    public string Text { get; }

    /// <summary>Where reading begins: after a byte order mark.</summary>
    public int Start => LineStart(0);

    public int LineCount => _lineStarts.Length;

    public static YamlSource Create(string text, List<YamlProblem> problems)
    {
        var source = new YamlSource(text);
        source.OverwriteForbidden(problems);
        return source;
    }

    /// <summary>What the parser reads, from <see cref="Start"/>.</summary>
    public string ToParserText()
    {
        var text = _edited is null ? Text : new string(_edited);
        return Start == 0 ? text : text[Start..];
    }

    public char this[int offset] => _edited is null ? Text[offset] : _edited[offset];

    public int LineOf(int offset)
    {
        var line = Array.BinarySearch(_lineStarts, offset);
        return line >= 0 ? line : Math.Max(0, ~line - 1);
    }

    public int LineStart(int line) => _lineStarts[line];

    /// <summary>The end of a line, before its break.</summary>
    public int LineEnd(int line)
    {
        var end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Text.Length;
        while (end > _lineStarts[line] && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    /// <summary>The first character of a line that is not a space or tab; the line's end if there is none.</summary>
    public int ContentStart(int line)
    {
        var offset = _lineStarts[line];
        var end = LineEnd(line);
        while (offset < end && this[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset;
    }

    /// <summary>How far a line is indented.</summary>
    public int Indent(int line) => ContentStart(line) - LineStart(line);

    /// <summary>True for a line without content: nothing, spaces, or a comment.</summary>
    public bool IsBlank(int line) => ContentStart(line) == LineEnd(line) || this[ContentStart(line)] == '#';

    /// <summary>The first tab within the indentation of a line, or -1.</summary>
    public int IndentTab(int line)
    {
        for (var offset = LineStart(line); offset < ContentStart(line); offset++)
        {
            if (this[offset] == '\t')
            {
                return offset;
            }
        }

        return -1;
    }

    /// <summary>Puts spaces over a part of one line.</summary>
    public void Overwrite(int start, int end)
    {
        _edited ??= Text.ToCharArray();
        for (var i = start; i < end; i++)
        {
            _edited[i] = ' ';
        }
    }

    /// <summary>Makes a line a comment: in a block text, unlike spaces, it has no meaning at all.</summary>
    public void OverwriteLine(int line)
    {
        var (start, end) = (LineStart(line), LineEnd(line));
        Overwrite(start, end);
        if (end > start)
        {
            _edited![start] = '#';
        }
    }

    /// <summary>Makes the parser read brackets and commas as any letter.</summary>
    public void Shield(YamlSpan span)
    {
        _edited ??= Text.ToCharArray();
        for (var i = span.Start; i < span.End; i++)
        {
            var shielded = Shielded.IndexOf(_edited[i]);
            if (shielded >= 0)
            {
                _edited[i] = (char)(FirstShield + shielded);
                _isShielded = true;
            }
        }
    }

    /// <summary>A scalar's value with the shielded characters as they were.</summary>
    public string Unshield(string value)
    {
        if (!_isShielded)
        {
            return value;
        }

        for (var i = 0; i < Shielded.Length; i++)
        {
            value = value.Replace((char)(FirstShield + i), Shielded[i]);
        }

        return value;
    }

    /// <summary>The word at a position, so that a problem without a length of its own can be seen.</summary>
    public YamlSpan WordAt(int offset)
    {
        offset = Clamp(offset);
        var end = offset;
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
        {
            end++;
        }

        return YamlSpan.FromBounds(offset, end);
    }

    public int Clamp(long offset) => (int)Math.Min(Math.Max(offset, 0), Text.Length);

    private void OverwriteForbidden(List<YamlProblem> problems)
    {
        var found = 0;
        for (var i = Start; i < Text.Length; i++)
        {
            if (!IsForbidden(Text, i))
            {
                continue;
            }

            if (++found <= ReportedCharacters)
            {
                var code = ((int)Text[i]).ToString("X4", CultureInfo.InvariantCulture);
                problems.Add(new(
                    YamlProblemKind.InvalidCharacter,
                    $"YAML does not allow the character U+{code}. Remove it, or write it as \"\\u{code}\" within double quotes.",
                    new(i, 1)));
            }

            Overwrite(i, i + 1);
        }
    }

    private static bool IsForbidden(string text, int i)
    {
        var c = text[i];
        if (c is >= ' ' and < '\u007F' or '\n' or '\r' or '\t')
        {
            return false;
        }

        if (char.IsHighSurrogate(c))
        {
            return i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]);
        }

        if (char.IsLowSurrogate(c))
        {
            return i == 0 || !char.IsHighSurrogate(text[i - 1]);
        }

        return c is < ' ' or (>= '\u007F' and < '\u00A0' and not '\u0085') or '\uFFFE' or '\uFFFF';
    }
}
