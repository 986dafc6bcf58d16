using TypedDao.Codecs.Text;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Json;

/// <content>Structs, lists and maps.</content>
internal ref partial struct JsonFieldReader
{
    /// <inheritdoc/>
    public readonly TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        JsonValue value = _values[field];
        ReadColumn column = _columns[field];
        Span<JsonValue> values = _state.Values(_level + 1, column.Children.Length);
        if (value.Kind is JsonKind.Object)
        {
            JsonScanner scanner = Scan(value);
            _ = scanner.TryReadObject(column.Keys, values);
        }
        else
        {
            // The shape wants its fields; they are all missing, and the row has failed already.
            _ = Rarely(field, value);
            values.Clear();
        }

        var reader = new JsonFieldReader(_state, column.Children, ref _text, values, _level + 1, _isAscii);
        return TShape.Read(ref reader);
    }

    /// <inheritdoc/>
    public readonly IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
    {
        JsonValue value = _values[field];
        if (value.Kind is not JsonKind.Array)
        {
            _ = Rarely(field, value);
            return [];
        }

        T[] items = [];
        int count = 0;
        Span<JsonValue> values = _state.Values(_level + 1, 1);
        var reader = new JsonFieldReader(_state, _columns[field].Children, ref _text, values, _level + 1, _isAscii);
        JsonScanner scanner = Scan(value);
        for (bool hasNext = scanner.TryEnter(']'); hasNext && scanner.TryReadValue(1, isChecked: false, out values[0]); hasNext = scanner.TryGoOn(']'))
        {
            if (count == items.Length)
            {
                Array.Resize(ref items, Math.Max(4, count * 2));
            }

            items[count++] = TElement.Read(ref reader, 0);
        }

        Array.Resize(ref items, count);
        return items;
    }

    /// <inheritdoc/>
    public readonly IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        JsonValue value = _values[field];
        var map = new Dictionary<TKey, TValue>();
        if (value.Kind is JsonKind.Object)
        {
            ReadMembers<TKey, TValue, TKeyShape, TValueShape>(field, value, map);
        }
        else if (value.Kind is JsonKind.Array)
        {
            ReadEntries<TKey, TValue, TKeyShape, TValueShape>(field, value, map);
        }
        else
        {
            _ = Rarely(field, value);
        }

        return map;
    }

    // {"a": 1, "b": 2}
    private readonly void ReadMembers<TKey, TValue, TKeyShape, TValueShape>(int field, JsonValue value, Dictionary<TKey, TValue> map)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        ReadColumn column = _columns[field];
        Span<JsonValue> values = _state.Values(_level + 1, 2);
        var reader = new JsonFieldReader(_state, column.Children, ref _text, values, _level + 1, _isAscii);
        JsonScanner scanner = Scan(value);
        for (bool hasNext = scanner.TryEnter('}'); hasNext; hasNext = scanner.TryGoOn('}'))
        {
            _ = scanner.TryReadKey(out JsonValue key);
            _ = scanner.TryReadValue(1, isChecked: false, out values[1]);
            values[0] = KeyAs(column.Children[0].Kind, key);
            Add(field, map, TKeyShape.Read(ref reader, 0), TValueShape.Read(ref reader, 1), key);
        }
    }

    // [{"key": 1, "value": 2}]
    private readonly void ReadEntries<TKey, TValue, TKeyShape, TValueShape>(int field, JsonValue value, Dictionary<TKey, TValue> map)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        ReadColumn column = _columns[field];
        Span<JsonValue> values = _state.Values(_level + 1, 2);
        var reader = new JsonFieldReader(_state, column.Children, ref _text, values, _level + 1, _isAscii);
        JsonScanner scanner = Scan(value);
        for (bool hasNext = scanner.TryEnter(']'); hasNext && !_state.Failure.IsSet; hasNext = scanner.TryGoOn(']'))
        {
            if (!scanner.TryReadObject(column.Keys, values) || values[0].Kind <= JsonKind.Null)
            {
                _ = Rarely(field, value);
                return;
            }

            Add(field, map, TKeyShape.Read(ref reader, 0), TValueShape.Read(ref reader, 1), values[0]);
        }
    }

    private readonly void Add<TKey, TValue>(int field, Dictionary<TKey, TValue> map, TKey key, TValue value, JsonValue keyText)
        where TKey : notnull
    {
        if (!_state.Failure.IsSet && !map.TryAdd(key, value))
        {
            _state.Failure.SetValue(_columns[field], Span(keyText), $"{_columns[field].Expectation} without a key twice");
        }
    }

    // Keys of objects are strings whatever they mean: what stands in the quotes is the number or truth value.
    private readonly JsonValue KeyAs(ColumnKind kind, JsonValue key) => kind switch
    {
        ColumnKind.Bool when Span(key).SequenceEqual("true"u8) => key.As(JsonKind.True),
        ColumnKind.Bool when Span(key).SequenceEqual("false"u8) => key.As(JsonKind.False),
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => key.As(JsonKind.Number),
        ColumnKind.Float or ColumnKind.Double when JsonNumbers.IsNumber(Span(key)) => key.As(JsonKind.Number),
        _ => key,
    };

    // The value has been gone over once and is well-formed.
    private readonly JsonScanner Scan(JsonValue value) => new(ref _text, value.Start, value.Start + value.Length, isLine: false);
}
