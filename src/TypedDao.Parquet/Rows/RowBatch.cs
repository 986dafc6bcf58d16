using TypedDao.Parquet.Reading;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Makes rows of a batch, some or all at a time.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="binding">The columns, bound to the batch.</param>
internal sealed class RowBatch<TRow, TShape>(RowBinding binding)
    where TShape : struct, IRowShape<TRow>
{
    private readonly RowFault _fault = new();
    private readonly List<BadRow> _bad = [];
    private readonly FieldValues[] _values = RowField.Join(binding.Fields);

    // The filter takes its columns itself.
    private readonly RowField[] _untaken = [.. binding.Fields.Except(binding.Filter?.Roots ?? [])];
    private bool _hasForbiddenNulls;

    /// <summary>The columns.</summary>
    public ColumnBatch Columns => binding.Batch;

    /// <summary>How many of the rows of the last call do not match the filter.</summary>
    public int Unmatched { get; private set; }

    /// <summary>Those rows of the last call that cannot be made, in order.</summary>
    public IReadOnlyList<BadRow> Bad => _bad;

    /// <summary>Begins a batch that was read.</summary>
    public void Begin()
    {
        Array.ForEach(_untaken, field => field.Take());
        _hasForbiddenNulls = Array.Exists(binding.Fields, field => field.HasForbiddenNulls);
    }

    /// <summary>Makes rows.</summary>
    /// <param name="start">The slot of the first.</param>
    /// <param name="rows">Takes them; as long as there are slots.</param>
    /// <returns>How many were made.</returns>
    public int Make(int start, Span<TRow> rows)
    {
        _bad.Clear();
        int count = 0;
        int unmatched = 0;
        ReadOnlySpan<byte> matches = Columns.Matches;
        var reader = new VectorFieldReader(_values, _fault);
        for (int slot = start; slot < start + rows.Length; slot++)
        {
            if (!matches.IsEmpty && matches[slot] == 0)
            {
                unmatched++;
                continue;
            }

            reader.Slot = slot;
            if (_hasForbiddenNulls)
            {
                reader.RefuseNulls();
            }

            // Also of a row that is bad already: what is null reads as a default.
            TRow row = TShape.Read(ref reader);
            if (_fault.IsSet)
            {
                _bad.Add(new BadRow(slot, _fault.Column!, _fault.Value, _fault.Error));
                _fault.Clear();
            }
            else
            {
                rows[count++] = row;
            }
        }

        Unmatched = unmatched;
        return count;
    }

    /// <summary>A row that cannot be made.</summary>
    /// <param name="Slot">Its slot.</param>
    /// <param name="Column">The column that has what cannot be read.</param>
    /// <param name="Value">That, as text; null where there is none.</param>
    /// <param name="Error">What is wrong.</param>
    public readonly record struct BadRow(int Slot, string Column, string? Value, string Error);
}
