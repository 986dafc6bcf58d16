using System.Buffers.Binary;
using System.Numerics;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>Tests integers: truth values, days, ticks and unscaled decimals among them.</summary>
/// <param name="type">The type in the file.</param>
/// <param name="kind">The kind that the catalog declares.</param>
/// <param name="intervals">Where values must lie, both ends included; in order, without overlap.</param>
internal sealed class IntegerTest(LeafType type, ColumnKind kind, Interval<Int128>[] intervals) : ValueTest
{
    private readonly IntegerScale _scale = IntegerScale.Of(type, kind);

    /// <inheritdoc/>
    public override bool DemandsSingleValues => intervals.All(interval => interval.Low == interval.High);

    /// <inheritdoc/>
    public override Outcome Judge(in LeafBounds bounds)
        => BoundValues.TryReadInteger(type, bounds.Min.Span, out Int128 min) && BoundValues.TryReadInteger(type, bounds.Max.Span, out Int128 max) && min <= max
            ? Interval<Int128>.Judge(intervals, _scale.Floor(min), _scale.Ceiling(max))
            : Outcome.Unknown;

    /// <inheritdoc/>
    public override bool IsExcluded(in LeafBounds bounds)
    {
        Span<byte> plain = stackalloc byte[sizeof(long)];
        foreach (Interval<Int128> interval in intervals)
        {
            if (!_scale.TryInvert(interval.Low, out Int128 raw))
            {
                continue;
            }

            if (!TryEncode(raw, plain, out int length) || bounds.Bloom!.MayContain(XxHash64.Hash(plain[..length])))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Evaluate(RowField field, Span<byte> matches)
    {
        switch (kind)
        {
            case ColumnKind.Bool:
                Evaluate<byte>(field.Bools, matches);
                break;
            case ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Date:
                Evaluate<int>(field.Int32s, matches);
                break;
            case ColumnKind.Decimal when type.Physical is PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray:
                EvaluateWide(field.Binary!, matches);
                break;
            case ColumnKind.Decimal when type.Kind == ValueKind.UInt64:
                Evaluate<ulong>(System.Runtime.InteropServices.MemoryMarshal.Cast<long, ulong>(field.Int64s), matches);
                break;
            default:
                Evaluate<long>(field.Int64s, matches);
                break;
        }
    }

    private void Evaluate<T>(ReadOnlySpan<T> values, Span<byte> matches)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Interval<T>[] narrow = [.. intervals
            .Where(interval => interval.High >= Int128.CreateTruncating(T.MinValue) && interval.Low <= Int128.CreateTruncating(T.MaxValue))
            .Select(interval => new Interval<T>(T.CreateSaturating(interval.Low), T.CreateSaturating(interval.High)))];
        Interval<T>.Evaluate(narrow, values[..matches.Length], matches);
    }

    private void EvaluateWide(BinaryVector values, Span<byte> matches)
    {
        for (int slot = 0; slot < matches.Length; slot++)
        {
            // Those that 128 bits do not hold cannot be read, and are told as bad rows.
            matches[slot] = (byte)(values.IsNull(slot) || (BoundValues.TryReadBigEndian(values[slot], out Int128 value) && !Interval<Int128>.Contains(intervals, value)) ? 0 : 1);
        }
    }

    private bool TryEncode(Int128 raw, Span<byte> plain, out int length)
    {
        switch (type.Physical)
        {
            case PhysicalType.Int32 when raw >= int.MinValue && raw <= uint.MaxValue:
                BinaryPrimitives.WriteInt32LittleEndian(plain, unchecked((int)raw));
                length = sizeof(int);
                return true;
            case PhysicalType.Int64 when raw >= long.MinValue && raw <= ulong.MaxValue:
                BinaryPrimitives.WriteInt64LittleEndian(plain, unchecked((long)raw));
                length = sizeof(long);
                return true;
            default:
                length = 0;
                return false;
        }
    }
}
