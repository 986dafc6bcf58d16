using TypedDao.Codecs;
using TypedDao.Rows;

namespace Acme.Journals.Logfmt;

/// <summary>Reads a row from each line.</summary>
internal sealed class LogfmtRowReader<TRow, TShape>(IFileSource file, LogfmtColumns columns, LogfmtFormat format, CodecReadOptions options) : RowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly LineReader _lines = new(file, format.LongestLine);
    private readonly LogfmtLine _line = new(columns, format, options.PathValues);

    public override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int count;
        while ((count = Take(buffer.Span)) == 0 && await _lines.FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return count;
    }

    public override ValueTask DisposeAsync() => _lines.DisposeAsync();

    /// <summary>The rows of the lines that are at hand.</summary>
    private int Take(Span<TRow> buffer)
    {
        int count = 0;
        while (count < buffer.Length && _lines.TryTake(out ReadOnlySpan<byte> line))
        {
            _line.Parse(line);
            if (_line.Error is null)
            {
                var reader = new LogfmtFieldReader(_line, columns.Schema);
                buffer[count] = TShape.Read(ref reader);
            }

            // The shape reads all fields, and only then is it known whether one was bad.
            if (_line.Error is null)
            {
                count++;
            }
            else
            {
                options.BadRows.OnBadRow(_line.ToRejected(file.Address, _lines.Number, line));
            }
        }

        return count;
    }
}
