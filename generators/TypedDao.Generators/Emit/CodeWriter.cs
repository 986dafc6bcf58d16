using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Emit;

/// <summary>Writes indented lines that end with <c>\n</c> on every system. Interpolated text goes straight into the buffer.</summary>
internal sealed class CodeWriter
{
    private const int SpacesOfIndent = 4;

    private const int ChunkLength = 64 * 1024;

    /// <summary>Chunks that are full. Chunks are lent: memory of their own would be the most that a run allocates.</summary>
    private readonly List<(char[] Buffer, int Length)> _full = [];
    private char[] _buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
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

    /// <summary>Gives the text; nothing can be written after it. The compiler keeps it in pieces too: files are long.</summary>
    public SourceText Finish()
    {
        _full.Add((_buffer, _length));
        var text = SourceText.From(new ChunkReader(_full), _full.Sum(static chunk => chunk.Length), Encoding.UTF8);
        foreach (var (buffer, _) in _full)
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        _full.Clear();
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
        if (_buffer.Length - _length < count)
        {
            _full.Add((_buffer, _length));
            _buffer = ArrayPool<char>.Shared.Rent(Math.Max(ChunkLength, count));
            _length = 0;
        }
    }

    /// <summary>Reads what was written.</summary>
    private sealed class ChunkReader(List<(char[] Buffer, int Length)> chunks) : TextReader
    {
        private int _chunk;
        private int _offset;

        public override int Peek()
        {
            while (_chunk < chunks.Count && _offset == chunks[_chunk].Length)
            {
                _chunk++;
                _offset = 0;
            }

            return _chunk < chunks.Count ? chunks[_chunk].Buffer[_offset] : -1;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            if (Peek() < 0)
            {
                return 0;
            }

            var read = Math.Min(count, chunks[_chunk].Length - _offset);
            Array.Copy(chunks[_chunk].Buffer, _offset, buffer, index, read);
            _offset += read;
            return read;
        }
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
