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
    // Fewer rows are made sooner than others are told of them.
    private const int LeastSlots = 256;

    private readonly RowSlice<TRow, TShape>[] _slices = [.. Enumerable.Range(0, options.MaxDegreeOfParallelism).Select(_ => new RowSlice<TRow, TShape>())];
    private ReadPreparation? _preparation;
    private RowField[] _fields = [];
    private FieldValues[] _values = [];
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

            if (await FillAsync(buffer).ConfigureAwait(false) is > 0 and var count)
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
        _values = RowField.Join(_fields);

        // The filter takes its columns itself.
        _untaken = [.. _fields.Except(_preparation.Filter?.Roots ?? [])];
        return _preparation.Read();
    }

    private void TakeBatch()
    {
        Array.ForEach(_untaken, field => field.Take());
        _hasForbiddenNulls = Array.Exists(_fields, field => field.HasForbiddenNulls);
    }

    private async ValueTask<int> FillAsync(Memory<TRow> buffer)
    {
        int start = _next;
        int slots = Math.Min(buffer.Length, _batches!.Count - start);
        int length = Math.Max(LeastSlots, (slots + _slices.Length - 1) / _slices.Length);
        int count = (slots + length - 1) / length;
        _next += slots;
        if (count == 1)
        {
            Make(0, buffer.Span[..slots], start);
        }
        else
        {
            await _batches.Crew.ForEachAsync(count, isSmall: false, (i, _) =>
            {
                int from = i * length;
                Make(i, buffer.Span[from..Math.Min(from + length, slots)], start + from);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        return Gather(buffer.Span, count, length);
    }

    private void Make(int slice, Span<TRow> buffer, int start) => _slices[slice].Make(buffer, start, _values, _batches!.Matches, _hasForbiddenNulls);

    /// <summary>Joins what the slices have made, in the order of the file.</summary>
    private int Gather(Span<TRow> buffer, int slices, int length)
    {
        int count = 0;
        for (int i = 0; i < slices; i++)
        {
            RowSlice<TRow, TShape> slice = _slices[i];
            foreach (RowSlice<TRow, TShape>.BadSlot bad in slice.Bad)
            {
                Reject(bad);
            }

            options.Statistics.AddRows(slice.Left);
            if (count < i * length)
            {
                buffer.Slice(i * length, slice.Count).CopyTo(buffer[count..]);
            }

            count += slice.Count;
        }

        return count;
    }

    private void Reject(RowSlice<TRow, TShape>.BadSlot bad) => options.BadRows.OnBadRow(new RejectedRow
    {
        Source = source.Address,
        Line = _batches!.FirstRow + bad.Slot + 1,
        Column = bad.Column,
        Value = bad.Value,
        Error = bad.Error,
        Raw = JsonText.OfRow(_batches.Columns, bad.Slot),
    });
}
