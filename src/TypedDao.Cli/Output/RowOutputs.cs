using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedDao.Cli.Output;

/// <summary>The ways to print rows.</summary>
internal static class RowOutputs
{
    /// <summary>How deep the JSON of a row may nest: as deep as the nesting of columns in a file.</summary>
    public const int DeepestRow = 1000;

    /// <summary>Makes an output.</summary>
    /// <param name="form">The form.</param>
    /// <param name="columns">The columns, in order.</param>
    /// <param name="output">Takes the bytes.</param>
    public static IRowOutput Create(OutputForm form, IReadOnlyList<string> columns, Stream output) => form switch
    {
        OutputForm.Table => new TableOutput([.. columns], output),
        OutputForm.Csv => new CsvOutput(columns, output),
        _ => new NdjsonOutput(output),
    };

    /// <summary>The cells of a row as text: strings as they are, everything else as its JSON; null is <paramref name="nullText"/>.</summary>
    private static string[] Cells(ReadOnlySpan<byte> json, IReadOnlyList<string> columns, string nullText)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestRow });
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        var cells = new string[columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = !document.RootElement.TryGetProperty(columns[i], out JsonElement value) || value.ValueKind is JsonValueKind.Null
                ? nullText
                : value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }

        return cells;
    }

    private sealed class NdjsonOutput(Stream output) : IRowOutput
    {
        private const int Flushed = 1 << 16;
        private readonly ArrayBufferWriter<byte> _buffer = new(Flushed);

        public void Write(ReadOnlySpan<byte> json)
        {
            _buffer.Write(json);
            _buffer.Write("\n"u8);
            if (_buffer.WrittenCount >= Flushed)
            {
                Dispose();
            }
        }

        public void Dispose()
        {
            output.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }

    private sealed class CsvOutput : IRowOutput
    {
        private readonly IReadOnlyList<string> _columns;
        private readonly StreamWriter _writer;

        public CsvOutput(IReadOnlyList<string> columns, Stream output)
        {
            _columns = columns;
            _writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            WriteLine(columns);
        }

        public void Write(ReadOnlySpan<byte> json) => WriteLine(Cells(json, _columns, string.Empty));

        public void Dispose() => _writer.Dispose();

        /// <summary>A line with nothing on it is no row to many readers.</summary>
        private void WriteLine(IReadOnlyList<string> cells) => _writer.WriteLine(cells is [""] ? "\"\"" : string.Join(',', cells.Select(Quote)));

        private static string Quote(string cell)
            => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>Aligns all rows, so it holds them: for <c>--limit</c> and small data.</summary>
    private sealed class TableOutput(string[] columns, Stream output) : IRowOutput
    {
        private readonly TextTable _table = new(columns);

        public void Write(ReadOnlySpan<byte> json) => _table.Add(Cells(json, columns, "∅"));

        public void Dispose()
        {
            var text = new StringBuilder();
            _table.AppendTo(text);
            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }
}
