using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Json;

/// <content>Structs, lists and maps.</content>
internal ref partial struct JsonFieldWriter
{
    /// <inheritdoc/>
    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            var nested = new JsonFieldWriter(_output, column.Children, Position);
            TShape.Write(value, ref nested);
            nested.EndObject();
            Continue(nested);
        }
    }

    /// <inheritdoc/>
    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        WriteColumn column = _columns[field];
        if (!Begin(column))
        {
            return;
        }

        Add('[');
        var nested = new JsonFieldWriter(_output, column.Children, Position);
        for (int i = 0; i < value.Count; i++)
        {
            nested.Separate(i > 0);
            TElement.Write(ref nested, 0, value[i]);
        }

        Continue(nested);
        Add(']');
    }

    /// <inheritdoc/>
    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        WriteColumn column = _columns[field];
        if (!Begin(column))
        {
            return;
        }

        // Only strings can be keys of objects; other keys stand in a list of entries.
        bool isObject = column.Children[0].Kind is ColumnKind.String;
        Add(isObject ? '{' : '[');
        var nested = new JsonFieldWriter(_output, column.Children, Position);
        bool isLater = false;
        foreach ((TKey key, TValue item) in value)
        {
            nested.Separate(isLater);
            isLater = true;
            TKeyShape.Write(ref nested, 0, key);
            if (isObject)
            {
                nested.Add(':');
            }

            TValueShape.Write(ref nested, 1, item);
            if (!isObject)
            {
                nested.Add('}');
            }
        }

        Continue(nested);
        Add(isObject ? '}' : ']');
    }

    private void Separate(bool isLater)
    {
        Reserve(0);
        if (isLater)
        {
            Add(',');
        }
    }

    private void Continue(JsonFieldWriter nested)
    {
        _bytes = nested._bytes;
        Position = nested.Position;
        Reserve(0);
    }
}
