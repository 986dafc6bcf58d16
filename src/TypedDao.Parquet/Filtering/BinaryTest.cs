using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Filtering;

/// <summary>Tests text, bytes and UUIDs, in the order of unsigned bytes.</summary>
/// <param name="intervals">Where values must lie; single values in order, or one interval.</param>
/// <param name="hasBounds">Whether bounds of this type can be trusted.</param>
internal sealed class BinaryTest(BinaryInterval[] intervals, bool hasBounds) : ValueTest
{
    private const byte Unknown = 2;

    private BinaryDictionary? _dictionary;
    private byte[] _entries = [];

    /// <inheritdoc/>
    public override bool DemandsSingleValues => intervals.All(interval => interval.IsSingle);

    /// <inheritdoc/>
    public override Outcome Judge(in LeafBounds bounds)
    {
        ReadOnlySpan<byte> min = bounds.Min.Span;
        ReadOnlySpan<byte> max = bounds.Max.Span;
        if (!hasBounds || min.SequenceCompareTo(max) > 0)
        {
            return Outcome.Unknown;
        }

        Outcome outcome = Outcome.MayFail;
        foreach (BinaryInterval interval in intervals)
        {
            if (interval.Contains(min) && interval.Contains(max))
            {
                return Outcome.MayHold;
            }

            if (!interval.IsAbove(max) && !interval.IsBelow(min))
            {
                outcome = Outcome.Unknown;
            }
        }

        return outcome;
    }

    /// <inheritdoc/>
    public override bool IsExcluded(in LeafBounds bounds)
    {
        foreach (BinaryInterval interval in intervals)
        {
            if (bounds.Bloom!.MayContain(XxHash64.Hash(interval.Low)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Evaluate(RowField field, Span<byte> matches)
    {
        BinaryVector values = field.Binary!;
        if (values.Dictionary is { } dictionary)
        {
            Evaluate(dictionary, values, matches);
            return;
        }

        for (int slot = 0; slot < matches.Length; slot++)
        {
            matches[slot] = (byte)(!values.IsNull(slot) && Contains(values[slot]) ? 1 : 0);
        }
    }

    // Every entry is tested once, when the first row has it.
    private void Evaluate(BinaryDictionary dictionary, BinaryVector values, Span<byte> matches)
    {
        if (_dictionary != dictionary)
        {
            _dictionary = dictionary;
            _entries = _entries.Length < dictionary.Count ? new byte[dictionary.Count] : _entries;
            _entries.AsSpan().Fill(Unknown);
        }

        ReadOnlySpan<int> entries = values.Entries;
        for (int slot = 0; slot < matches.Length; slot++)
        {
            int entry = entries[slot];
            if (values.IsNull(slot))
            {
                matches[slot] = 0;
                continue;
            }

            if (_entries[entry] == Unknown)
            {
                _entries[entry] = (byte)(Contains(dictionary[entry]) ? 1 : 0);
            }

            matches[slot] = _entries[entry];
        }
    }

    private bool Contains(ReadOnlySpan<byte> value)
    {
        int low = 0;
        int high = intervals.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (intervals[middle].IsAbove(value))
            {
                high = middle - 1;
            }
            else if (intervals[middle].IsBelow(value))
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
