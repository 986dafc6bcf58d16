using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TypedDao.Generators.Emit;

/// <summary>Writes indented lines that end with <c>\n</c> on every system. Interpolated text goes straight into the buffer.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;

    public void Line() => _text.Append('\n');

    public void Line(string text)
    {
        Indent();
        _text.Append(text).Append('\n');
    }

    public void Line([InterpolatedStringHandlerArgument("")] ref LineHandler line)
    {
        _ = line;
        _text.Append('\n');
    }

    /// <summary>Writes an opening brace and indents what follows.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Ends an indented block.</summary>
    /// <param name="end">The closing brace with what follows it.</param>
    public void Close(string end = "}")
    {
        _depth--;
        Line(end);
    }

    /// <summary>Indents what follows without a brace.</summary>
    public void Indented(Action<CodeWriter> write)
    {
        _depth++;
        write(this);
        _depth--;
    }

    public override string ToString() => _text.ToString();

    private void Indent() => _text.Append(' ', _depth * 4);

    [InterpolatedStringHandler]
    internal readonly ref struct LineHandler
    {
        private readonly StringBuilder _text;

        public LineHandler(int literalLength, int formattedCount, CodeWriter writer)
        {
            _ = literalLength + formattedCount;
            writer.Indent();
            _text = writer._text;
        }

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
