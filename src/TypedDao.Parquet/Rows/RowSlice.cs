using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Makes the rows of some slots of a batch, beside others who make those of other slots.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
internal sealed class RowSlice<TRow, TShape>
    where TShape : struct, IRowShape<TRow>
{
    private readonly RowFault _fault = new();
    private readonly List<BadSlot> _bad = [];

    /// <summary>How many rows were made.</summary>
    public int Count { get; private set; }

    /// <summary>How many slots do not match the filter.</summary>
    public int Left { get; private set; }

    /// <summary>The slots whose rows cannot be made, in order.</summary>
    public IReadOnlyList<BadSlot> Bad => _bad;

    /// <summary>Makes the rows.</summary>
    /// <param name="buffer">Takes them; as long as there are slots.</param>
    /// <param name="start">The first slot.</param>
    /// <param name="values">The values of the batch, by column.</param>
    /// <param name="matches">By slot of the batch, 0 for those that are left out; empty: none is.</param>
    /// <param name="hasForbiddenNulls">Whether some column has a null that its declaration forbids.</param>
    public void Make(Span<TRow> buffer, int start, FieldValues[] values, ReadOnlySpan<byte> matches, bool hasForbiddenNulls)
    {
        _bad.Clear();
        int count = 0;
        int left = 0;
        var reader = new VectorFieldReader(values, _fault);
        for (int slot = start; slot < start + buffer.Length; slot++)
        {
            if (!matches.IsEmpty && matches[slot] == 0)
            {
                left++;
                continue;
            }

            reader.Slot = slot;
            if (hasForbiddenNulls)
            {
                reader.RefuseNulls();
            }

            // Also of a row that is bad already: what is null reads as a default.
            TRow row = TShape.Read(ref reader);
            if (_fault.IsSet)
            {
                _bad.Add(new BadSlot(slot, _fault.Column!, _fault.Value, _fault.Error));
                _fault.Clear();
            }
            else
            {
                buffer[count++] = row;
            }
        }

        (Count, Left) = (count, left);
    }

    /// <summary>A slot whose row cannot be made.</summary>
    /// <param name="Slot">The slot.</param>
    /// <param name="Column">The column that has what cannot be read.</param>
    /// <param name="Value">That, as text; null where there is none.</param>
    /// <param name="Error">What is wrong.</param>
    public readonly record struct BadSlot(int Slot, string Column, string? Value, string Error);
}
