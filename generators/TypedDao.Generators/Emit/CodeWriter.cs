using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedDao.Generators.Emit;

/// <summary>Writes indented lines that end with <c>\n</c> on every system. Interpolated text goes straight into the buffer.</summary>
internal sealed class CodeWriter
{
    private const int SpacesOfIndent = 4;

    /// <summary>Lent: files are large enough that memory of their own would be the most that a run allocates.</summary>
    private char[] _buffer = ArrayPool<char>.Shared.Rent(64 * 1024);
    private int _length;
    private int _depth;

    public void Line() => Append("\n");

    public void Line(string text)
    {
        Indent();
        Append(text);
        Line();
    }

    public void Line([InterpolatedStringHandlerArgument("")] ref LineHandler line)
    {
        _ = line;
        Line();
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

    /// <summary>Gives the text; nothing can be written after it.</summary>
    public string Finish()
    {
        var text = new string(_buffer, 0, _length);
        ArrayPool<char>.Shared.Return(_buffer);
        (_buffer, _length) = ([], 0);
        return text;
    }

    private void Indent()
    {
        var spaces = _depth * SpacesOfIndent;
        Reserve(spaces);
        _buffer.AsSpan(_length, spaces).Fill(' ');
        _length += spaces;
    }

    private void Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, _buffer, _length, text.Length);
        _length += text.Length;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        Array.Copy(_buffer, larger, _length);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    [InterpolatedStringHandler]
    internal readonly ref struct LineHandler
    {
        private readonly CodeWriter _writer;

        public LineHandler(int literalLength, int formattedCount, CodeWriter writer)
        {
            _ = literalLength + formattedCount;
            writer.Indent();
            _writer = writer;
        }

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string? text) => _writer.Append(text ?? string.Empty);

        public void AppendFormatted(int number) => _writer.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
