using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Json;

namespace TypedDao.Codecs.Csv;

/// <summary>What the writer of a row of CSV shares with the writer of the file.</summary>
internal sealed class CsvWriteState : IDisposable
{
    // Twice the longest value of bounded length, since it may have to be quoted.
    private const int RoomPerColumn = 128;

    private readonly WriteColumn[]?[] _cells;
    private OutputBuffer? _cell;

    /// <summary>Creates the state.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="dialect">The form of the file.</param>
    /// <param name="output">Takes the bytes.</param>
    public CsvWriteState(WriteColumn[] columns, CsvDialect dialect, OutputBuffer output)
    {
        Columns = columns;
        _cells = new WriteColumn[columns.Length][];
        Dialect = dialect;
        Output = output;
        int written = columns.Count(column => column.PrefixLength >= 0);
        Text = new CsvText(dialect, isOnlyColumn: written == 1);
        Separators = new sbyte[columns.Length];
        Room = columns.Length * (RoomPerColumn + dialect.Null.Length);
        sbyte separator = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            bool isWritten = columns[i].PrefixLength >= 0;
            Separators[i] = isWritten ? separator : (sbyte)-1;
            separator = isWritten ? (sbyte)1 : separator;
        }

        // Numbers, dates and the like hold none of these unless the format is an unusual one.
        ChecksValues = dialect.Null.Length > 0 || dialect.Trims || "+-./:= "u8.Contains(dialect.Delimiter) || "+-./:= "u8.Contains(dialect.Quote)
            || columns.Any(column => column.Format is { } format && (format.MayHold(dialect.Delimiter) || format.MayHold(dialect.Quote)));
    }

    /// <summary>The columns.</summary>
    public WriteColumn[] Columns { get; }

    /// <summary>The form of the file.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>Takes the bytes.</summary>
    public OutputBuffer Output { get; }

    /// <summary>Writes texts.</summary>
    public CsvText Text { get; }

    /// <summary>For each column the number of delimiters before it; -1 where it is not written.</summary>
    public sbyte[] Separators { get; }

    /// <summary>Bytes that all values of bounded length take together at most.</summary>
    public int Room { get; }

    /// <summary>Whether values that are no strings may have to be quoted.</summary>
    public bool ChecksValues { get; }

    /// <summary>A writer for the JSON of one cell; its one column is the field 0.</summary>
    public JsonFieldWriter OpenJson(int field)
    {
        _cell ??= new OutputBuffer();
        return new JsonFieldWriter(_cell, _cells[field] ??= [Columns[field].WithoutPrefix()]);
    }

    /// <inheritdoc/>
    public void Dispose() => _cell?.Dispose();
}
