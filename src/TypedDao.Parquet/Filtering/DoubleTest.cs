using System.Buffers.Binary;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Schema;
using TypedDao.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>Tests floating-point numbers. NaN lies in no interval, and bounds say nothing about it.</summary>
/// <param name="type">The type in the file.</param>
/// <param name="kind">The kind that the catalog declares.</param>
/// <param name="intervals">Where values must lie, both ends included; in order, without overlap.</param>
internal sealed class DoubleTest(LeafType type, ColumnKind kind, Interval<double>[] intervals) : ValueTest
{
    /// <inheritdoc/>
    public override bool DemandsSingleValues => intervals.All(interval => interval.Low == interval.High);

    /// <inheritdoc/>
    public override Outcome Judge(in LeafBounds bounds)
    {
        if (!BoundValues.TryReadDouble(type, bounds.Min.Span, out double min) || !BoundValues.TryReadDouble(type, bounds.Max.Span, out double max) || min > max)
        {
            return Outcome.Unknown;
        }

        return Interval<double>.Judge(intervals, min, max) | Outcome.MayFail;
    }

    /// <inheritdoc/>
    public override bool IsExcluded(in LeafBounds bounds)
    {
        Span<byte> plain = stackalloc byte[sizeof(double)];
        foreach (Interval<double> interval in intervals)
        {
            // Zero is written in two ways, of which the file may have either.
            if (interval.Low == 0 || !TryEncode(interval.Low, plain, out int length) || bounds.Bloom!.MayContain(XxHash64.Hash(plain[..length])))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Evaluate(RowField field, Span<byte> matches)
    {
        if (kind == ColumnKind.Double)
        {
            Interval<double>.Evaluate(intervals, field.Doubles.AsSpan(0, matches.Length), matches);
            return;
        }

        for (int i = 0; i < matches.Length; i++)
        {
            matches[i] = (byte)(Interval<double>.Contains(intervals, field.Floats[i]) ? 1 : 0);
        }
    }

    private bool TryEncode(double value, Span<byte> plain, out int length)
    {
        switch (type.Kind)
        {
            case ValueKind.Double:
                BinaryPrimitives.WriteDoubleLittleEndian(plain, value);
                length = sizeof(double);
                return true;
            case ValueKind.Float:
                // A value that is no float is in no file of floats; asking for the nearest one is harmless.
                BinaryPrimitives.WriteSingleLittleEndian(plain, (float)value);
                length = sizeof(float);
                return true;
            default:
                length = 0;
                return false;
        }
    }
}
