using System.Runtime.ExceptionServices;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>
/// Reads the rows of a file that is one JSON array, out of a window that is filled when it has no whole row left. Rows that
/// stand before an error are given before it is thrown; once thrown, it is thrown again.
/// </summary>
internal sealed class JsonArrayReader<TRow, TShape>(CompressionChoice compression, IFileSource file, CodecReadOptions options) : RowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly JsonRows<TRow, TShape> _rows = new(ReadColumn.ForRow(TShape.Schema, options.PathValues, file.Address), file.Address);
    private InputBuffer? _input;
    private JsonArrayFrames? _frames;
    private ExceptionDispatchInfo? _error;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _error?.Throw();
            int count = DecodeOrKeepError(buffer.Span, out bool isAtEnd);
            if (count > 0 || isAtEnd)
            {
                return count;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_input is not null)
        {
            await _input.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_frames is null)
        {
            _input = new InputBuffer(await CompressedFiles.OpenAsync(file, compression, cancellationToken).ConfigureAwait(false), file.Address);
            _frames = new JsonArrayFrames(_input);
        }

        await _frames.FillAsync(cancellationToken).ConfigureAwait(false);
    }

    private int DecodeOrKeepError(Span<TRow> rows, out bool isAtEnd)
    {
        int count = 0;
        isAtEnd = false;
        try
        {
            isAtEnd = Decode(rows, ref count);
        }
        catch (Exception e) when (Keep(e) && count > 0)
        {
            // It is thrown by the next call.
        }

        return count;
    }

    private bool Decode(Span<TRow> rows, ref int count)
    {
        RowScan found = RowScan.Row;
        while (_frames is { } frames && count < rows.Length && found is RowScan.Row)
        {
            found = _rows.Read(frames, rows, ref count, out RejectedRow? bad);
            if (bad is not null)
            {
                options.BadRows.OnBadRow(bad);
            }
        }

        return found is RowScan.End;
    }

    private bool Keep(Exception e)
    {
        _error = ExceptionDispatchInfo.Capture(e);
        return true;
    }
}
