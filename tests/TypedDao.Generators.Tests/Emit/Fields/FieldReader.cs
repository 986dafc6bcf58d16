using TypedDao.Rows;

namespace TypedDao.Generators.Tests.Emit.Fields;

/// <summary>Reads a row from boxed values: lists are arrays, maps are pairs of arrays, structs are arrays of fields.</summary>
public readonly struct FieldReader(object?[] values, List<string>? log = null) : IFieldReader
{
    public bool IsNull(int field)
    {
        log?.Add($"null? {field}");
        return values[field] is null;
    }

    public bool ReadBool(int field) => Get<bool>(field);

    public sbyte ReadInt8(int field) => Get<sbyte>(field);

    public short ReadInt16(int field) => Get<short>(field);

    public int ReadInt32(int field) => Get<int>(field);

    public long ReadInt64(int field) => Get<long>(field);

    public float ReadFloat(int field) => Get<float>(field);

    public double ReadDouble(int field) => Get<double>(field);

    public decimal ReadDecimal(int field) => Get<decimal>(field);

    public string ReadDecimalText(int field) => Get<string>(field);

    public string ReadString(int field) => Get<string>(field);

    public Utf8String ReadUtf8String(int field) => new(Get<string>(field));

    public int ReadEnum(int field) => Get<int>(field);

    public ReadOnlyMemory<byte> ReadBytes(int field) => Get<byte[]>(field);

    public Guid ReadUuid(int field) => Get<Guid>(field);

    public DateOnly ReadDate(int field) => Get<DateOnly>(field);

    public TimeOnly ReadTime(int field) => Get<TimeOnly>(field);

    public DateTimeOffset ReadTimestamp(int field) => Get<DateTimeOffset>(field);

    public DateTime ReadTimestampNtz(int field) => Get<DateTime>(field);

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        var inner = new FieldReader(Get<object?[]>(field));
        return TShape.Read(ref inner);
    }

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
        => ReadAll<T, TElement>(Get<object?[]>(field));

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        MapFields map = Get<MapFields>(field);
        return ReadAll<TKey, TKeyShape>(map.Keys).Zip(ReadAll<TValue, TValueShape>(map.Values)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static T[] ReadAll<T, TElement>(object?[] items)
        where TElement : struct, IValueShape<T>
    {
        var inner = new FieldReader(items);
        var result = new T[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            result[i] = TElement.Read(ref inner, i);
        }

        return result;
    }

    private T Get<T>(int field)
    {
        log?.Add($"read {field}");
        return (T)values[field]!;
    }
}

/// <summary>A map as its keys and values, in one order.</summary>
public sealed record MapFields(object?[] Keys, object?[] Values);
