using TypedDao.Parquet.Text;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <content>Structs, lists and maps.</content>
internal partial struct VectorFieldReader
{
    /// <summary>Notes the first column of the row that is null although it must not be; only where the batch has such.</summary>
    public readonly void RefuseNulls()
    {
        foreach (ref readonly FieldValues from in values.AsSpan())
        {
            if (from.Field is { Type.IsNullable: false } field && IsNull(in from, Slot))
            {
                fault.Set(field, null, $"{Codecs.Text.ColumnTypeNames.Expectation(field.Type)}, found null");
            }
        }
    }

    /// <inheritdoc/>
    public readonly TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        RowField from = At(field).Field;
        var reader = new VectorFieldReader(from.ChildValues, fault) { Slot = Slot };
        if (from.HasForbiddenNulls)
        {
            reader.RefuseNulls();
        }

        return TShape.Read(ref reader);
    }

    /// <inheritdoc/>
    public readonly IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
    {
        RowField from = At(field).Field;
        (int start, int length) = Elements(from);
        if (length == 0)
        {
            return [];
        }

        var items = new T[length];
        var reader = new VectorFieldReader(from.ChildValues, fault);
        for (int i = 0; i < items.Length; i++)
        {
            reader.Slot = start + i;
            if (from.HasForbiddenNulls)
            {
                reader.RefuseNulls();
            }

            items[i] = TElement.Read(ref reader, 0);
        }

        return items;
    }

    /// <inheritdoc/>
    public readonly IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        RowField from = At(field).Field;
        (int start, int length) = Elements(from);
        var map = new Dictionary<TKey, TValue>(length);
        var reader = new VectorFieldReader(from.ChildValues, fault);
        for (int i = 0; i < length; i++)
        {
            reader.Slot = start + i;
            if (from.HasForbiddenNulls || reader.IsNull(0))
            {
                reader.RefuseNulls();
            }

            if (fault.IsSet)
            {
                break;
            }

            if (!map.TryAdd(TKeyShape.Read(ref reader, 0), TValueShape.Read(ref reader, 1)))
            {
                fault.Set(from, JsonText.Of(from.Vector!, Slot), $"{Codecs.Text.ColumnTypeNames.Expectation(from.Type)} without a key twice");
            }
        }

        return map;
    }

    private readonly (int Start, int Length) Elements(RowField from)
        => from.Vector is { } vector && !vector.IsNull(Slot) ? vector.Elements(Slot).GetOffsetAndLength(int.MaxValue) : default;
}
