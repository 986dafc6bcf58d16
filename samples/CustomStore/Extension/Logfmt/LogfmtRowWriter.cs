using TypedDao.Codecs;
using TypedDao.Rows;

namespace Acme.Journals.Logfmt;

/// <summary>Writes a line for each row.</summary>
internal sealed class LogfmtRowWriter<TRow, TShape>(Stream destination, LogfmtColumns columns, CodecWriteOptions options) : RowWriter<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private const int FullBuffer = 64 * 1024;

    private readonly MemoryStream _buffer = new();
    private readonly bool[] _isInPath = [.. columns.Schema.Select(column => options.PathColumns.Contains(column.Name))];
    private long _rows;

    public override bool Write(TRow row)
    {
        long start = _buffer.Length;
        try
        {
            var writer = new LogfmtFieldWriter(_buffer, start, columns, _isInPath);
            TShape.Write(row, ref writer);
        }
        catch (InvalidValueException error)
        {
            // The row is no part of the file.
            _buffer.SetLength(start);
            error.Row = _rows + 1;
            throw;
        }

        _buffer.WriteByte((byte)'\n');
        _rows++;
        return _buffer.Length >= FullBuffer;
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await destination.WriteAsync(_buffer.GetBuffer().AsMemory(0, (int)_buffer.Length), cancellationToken).ConfigureAwait(false);
        _buffer.SetLength(0);
    }

    public override ValueTask CompleteAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    public override ValueTask DisposeAsync() => _buffer.DisposeAsync();
}
