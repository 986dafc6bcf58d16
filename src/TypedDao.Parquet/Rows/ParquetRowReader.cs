using TypedDao.Codecs;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Text;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Reads the rows of a file: columns are bound when the first are asked for.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="source">The file.</param>
/// <param name="options">Values from the path, and what to do with bad rows.</param>
internal sealed class ParquetRowReader<TRow, TShape>(IFileSource source, CodecReadOptions options) : RowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly RowFault _fault = new();
    private ReadPreparation? _preparation;
    private RowField[] _fields = [];
    private RowField[] _untaken = [];
    private BatchReader? _batches;
    private int _next;
    private bool _hasForbiddenNulls;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        _batches ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (_next == _batches.Count)
            {
                _next = 0;
                if (await _batches.ReadAsync(cancellationToken).ConfigureAwait(false) == 0)
                {
                    return 0;
                }

                TakeBatch();
            }

            if (Fill(buffer.Span) is > 0 and var count)
            {
                return count;
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_batches is { } batches)
        {
            await batches.DisposeAsync().ConfigureAwait(false);
            _preparation!.Dispose();
        }
    }

    private async ValueTask<BatchReader> OpenAsync(CancellationToken cancellationToken)
    {
        _preparation = await ReadPreparation.CreateAsync(source, TShape.Schema, options, cancellationToken).ConfigureAwait(false);
        _fields = _preparation.Fields;

        // The filter takes its columns itself.
        _untaken = [.. _fields.Except(_preparation.Filter?.Roots ?? [])];
        return _preparation.Read();
    }

    private void TakeBatch()
    {
        Array.ForEach(_untaken, field => field.Take());
        _hasForbiddenNulls = Array.Exists(_fields, field => field.HasForbiddenNulls);
    }

    private int Fill(Span<TRow> buffer)
    {
        int count = 0;
        var reader = new VectorFieldReader(_fields, _fault);
        int end = _batches!.Count;
        ReadOnlySpan<byte> matches = _batches.Matches;
        int left = 0;
        while (count < buffer.Length && _next < end)
        {
            reader.Slot = _next++;
            if (!matches.IsEmpty && matches[reader.Slot] == 0)
            {
                left++;
                continue;
            }

            if (_hasForbiddenNulls)
            {
                reader.RefuseNulls();
            }

            // Also of a row that is bad already: what is null reads as a default.
            TRow row = TShape.Read(ref reader);
            if (_fault.IsSet)
            {
                Reject(reader.Slot);
            }
            else
            {
                buffer[count++] = row;
            }
        }

        options.Statistics.AddRows(left);
        return count;
    }

    private void Reject(int row)
    {
        var rejected = new RejectedRow
        {
            Source = source.Address,
            Line = _batches!.FirstRow + row + 1,
            Column = _fault.Column,
            Value = _fault.Value,
            Error = _fault.Error,
            Raw = JsonText.OfRow(_batches.Columns, row),
        };
        _fault.Clear();
        options.BadRows.OnBadRow(rejected);
    }
}
