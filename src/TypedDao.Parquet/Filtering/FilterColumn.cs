using TypedDao.Codecs.Text;
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

    /// <summary>The column of the row type.</summary>
    public RowField Field => bound;

    /// <summary>The type that the catalog declares.</summary>
    public ColumnType Type => bound.Type;

    /// <summary>The leaf that holds the values; of structs, lists and maps null.</summary>
    public SchemaNode? Leaf => _vector.Values is null ? null : _vector.Column.Node;

    /// <summary>The type in the file, of values.</summary>
    public LeafType FileType => _vector.Column.Type!;

    /// <summary>A leaf whose levels tell of the column.</summary>
    public int LeafIndex => _vector.Leaf;

    /// <summary>Whether the catalog reads values that it does not know as null.</summary>
    public bool HasOtherNulls => Type.UnknownIsNull && Type.Values.Count > 0;

    /// <summary>Tells null.</summary>
    /// <param name="matches">By slot, takes 1 for null and 0 for others.</param>
    public void EvaluateNull(Span<byte> matches)
    {
        for (int slot = 0; slot < matches.Length; slot++)
        {
            matches[slot] = (byte)(_vector.IsNull(slot) || (HasOtherNulls && !IsAllowed(slot)) ? 1 : 0);
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
            case ColumnKind.Int8 or ColumnKind.Int16:
                KeepValues(matches, slot => !IntegerRange.Contains(Type.Kind, bound.Int32s[slot]));
                break;
            case ColumnKind.Date:
                KeepValues(matches, slot => bound.Int32s[slot] is < -Epoch.Day || bound.Int32s[slot] > DateOnly.MaxValue.DayNumber - Epoch.Day);
                break;
            case ColumnKind.Time or ColumnKind.Timestamp or ColumnKind.TimestampNtz when bound.Int64s.AsSpan(0, matches.Length).ContainsAnyInRange(long.MinValue, -1):
                KeepValues(matches, slot => bound.Int64s[slot] < 0);
                break;
            case ColumnKind.Decimal when FileType.Physical is PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray:
                KeepValues(matches, slot => !IsDecimal(slot));
                break;
            case ColumnKind.String when Type.Values.Count > 0 && !Type.UnknownIsNull:
                KeepValues(matches, slot => !IsAllowed(slot));
                break;
            default:
                break;
        }
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

    private bool IsAllowed(int slot) => Type.Values.Any(value => Utf8Text.Equals(bound.Binary![slot], value));

    private bool IsDecimal(int slot)
        => BoundValues.TryReadBigEndian(bound.Binary![slot], out Int128 value) && (Type.AsText || (UInt128)Int128.Abs(value) >> DecimalBits == 0);
}
