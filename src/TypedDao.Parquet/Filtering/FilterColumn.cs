using System.Buffers;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>A column that a filter looks at, as the file has it.</summary>
/// <param name="bound">The column of the row type, which the file has.</param>
/// <param name="parent">The struct that it lies in; null where it lies in none.</param>
internal sealed class FilterColumn(RowField bound, FilterColumn? parent)
{
    private const int DecimalBits = 96;

    private readonly ColumnVector _vector = bound.Vector!;
    private readonly BinaryTest? _allowed = bound.Type.Values.Count > 0 ? ValueTests.Allowed(bound.Type.Values) : null;

    /// <summary>The column of the row type.</summary>
    public RowField Field => bound;

    /// <summary>The type that the catalog declares.</summary>
    public ColumnType Type => bound.Type;

    /// <summary>The leaf that holds the values; of structs, lists and maps null.</summary>
    public SchemaNode? Leaf => _vector.Values is null ? null : _vector.Column.Node;

    /// <summary>The type in the file, of values.</summary>
    public LeafType FileType => _vector.Column.Type!;

    /// <summary>Whether the catalog reads values that it does not know as null.</summary>
    public bool HasOtherNulls => Type.UnknownIsNull && _allowed is not null;

    /// <summary>Tells null.</summary>
    /// <param name="matches">By slot, takes 1 for null and 0 for others.</param>
    public void EvaluateNull(Span<byte> matches)
    {
        if (HasOtherNulls)
        {
            _allowed!.Evaluate(bound, matches);
            for (int slot = 0; slot < matches.Length; slot++)
            {
                matches[slot] ^= 1;
            }

            return;
        }

        for (int slot = 0; slot < matches.Length; slot++)
        {
            matches[slot] = (byte)(_vector.IsNull(slot) ? 1 : 0);
        }
    }

    /// <summary>Sets null slots to 0.</summary>
    /// <param name="matches">By slot.</param>
    public void ClearNulls(Span<byte> matches)
    {
        if (_vector.Values is { HasNulls: true } values)
        {
            ReadOnlySpan<byte> present = values.Present;
            for (int slot = 0; slot < matches.Length; slot++)
            {
                matches[slot] &= present[slot];
            }
        }
    }

    /// <summary>Sets slots to 1 whose value the declared type cannot hold: the row is told as bad, whatever the filter.</summary>
    /// <param name="matches">By slot.</param>
    public void KeepUnreadable(Span<byte> matches)
    {
        parent?.KeepUnreadable(matches);
        if (!Type.IsNullable && (_vector.Values?.HasNulls ?? _vector.HasNulls))
        {
            Keep(matches, slot => _vector.IsNull(slot) && parent?._vector.IsNull(slot) != true);
        }

        switch (Type.Kind)
        {
            case ColumnKind.Int8:
                KeepOutside(matches, bound.Int32s, sbyte.MinValue, sbyte.MaxValue);
                break;
            case ColumnKind.Int16:
                KeepOutside(matches, bound.Int32s, short.MinValue, short.MaxValue);
                break;
            case ColumnKind.Date:
                KeepOutside(matches, bound.Int32s, -Epoch.Day, DateOnly.MaxValue.DayNumber - Epoch.Day);
                break;
            case ColumnKind.Time or ColumnKind.Timestamp or ColumnKind.TimestampNtz:
                KeepOutside(matches, bound.Int64s, 0, long.MaxValue);
                break;
            case ColumnKind.Decimal when FileType.Physical is PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray:
                KeepValues(matches, slot => !IsDecimal(slot));
                break;
            case ColumnKind.String when _allowed is not null && !Type.UnknownIsNull:
                KeepNotAllowed(matches);
                break;
            default:
                break;
        }
    }

    private void KeepOutside<T>(Span<byte> matches, T[] values, T least, T most)
        where T : struct, IComparable<T>
    {
        if (values.AsSpan(0, matches.Length).ContainsAnyExceptInRange(least, most))
        {
            KeepValues(matches, slot => values[slot].CompareTo(least) < 0 || values[slot].CompareTo(most) > 0);
        }
    }

    private void KeepNotAllowed(Span<byte> matches)
    {
        byte[] allowed = ArrayPool<byte>.Shared.Rent(matches.Length);
        _allowed!.Evaluate(bound, allowed.AsSpan(0, matches.Length));
        KeepValues(matches, slot => allowed[slot] == 0);
        ArrayPool<byte>.Shared.Return(allowed);
    }

    private void KeepValues(Span<byte> matches, Func<int, bool> isUnreadable) => Keep(matches, slot => !_vector.IsNull(slot) && isUnreadable(slot));

    private static void Keep(Span<byte> matches, Func<int, bool> isUnreadable)
    {
        for (int slot = 0; slot < matches.Length; slot++)
        {
            if (matches[slot] == 0 && isUnreadable(slot))
            {
                matches[slot] = 1;
            }
        }
    }

    private bool IsDecimal(int slot)
        => BoundValues.TryReadBigEndian(bound.Binary![slot], out Int128 value) && (Type.AsText || (UInt128)Int128.Abs(value) >> DecimalBits == 0);
}
