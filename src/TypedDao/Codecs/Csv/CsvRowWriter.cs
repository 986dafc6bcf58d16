using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>Writes the rows of a CSV file, the header first.</summary>
internal sealed class CsvRowWriter<TRow, TShape> : BufferedRowWriter<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly CsvWriteState _state;

    /// <summary>Starts a file.</summary>
    public CsvRowWriter(CsvFormat format, Stream destination, CodecWriteOptions options)
        : base(destination, format.Compression, options.Key)
    {
        WriteColumn[] columns = WriteColumn.ForRow(TShape.Schema, options.PathColumns);
        _state = new CsvWriteState(columns, CsvDialect.Create(format, options.Key), Output);
        if (format.Header)
        {
            WriteHeader(columns);
        }
    }

    /// <inheritdoc/>
    public override bool Write(TRow row)
    {
        var writer = new CsvFieldWriter(_state);
        TShape.Write(row, ref writer);
        writer.Complete();
        return Output.Length >= OutputBuffer.FlushSize;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _state.Dispose();
        return base.DisposeAsync();
    }

    private void WriteHeader(WriteColumn[] columns)
    {
        var writer = new CsvFieldWriter(_state);
        for (int i = 0; i < columns.Length; i++)
        {
            writer.WriteString(i, columns[i].Path);
        }

        writer.Complete();
    }
}
