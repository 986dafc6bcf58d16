namespace TypedDao.Rows;

/// <summary>The shape of a <c>bool</c> inside a list or map.</summary>
public readonly struct BoolShape : IValueShape<bool>
{
    /// <inheritdoc/>
    public static bool Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadBool(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, bool value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteBool(field, value);
}

/// <summary>The shape of a <c>int8</c> inside a list or map.</summary>
public readonly struct Int8Shape : IValueShape<sbyte>
{
    /// <inheritdoc/>
    public static sbyte Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadInt8(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, sbyte value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteInt8(field, value);
}

/// <summary>The shape of a <c>int16</c> inside a list or map.</summary>
public readonly struct Int16Shape : IValueShape<short>
{
    /// <inheritdoc/>
    public static short Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadInt16(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, short value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteInt16(field, value);
}

/// <summary>The shape of a <c>int32</c> inside a list or map.</summary>
public readonly struct Int32Shape : IValueShape<int>
{
    /// <inheritdoc/>
    public static int Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadInt32(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, int value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteInt32(field, value);
}

/// <summary>The shape of a <c>int64</c> inside a list or map.</summary>
public readonly struct Int64Shape : IValueShape<long>
{
    /// <inheritdoc/>
    public static long Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadInt64(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, long value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteInt64(field, value);
}

/// <summary>The shape of a <c>float</c> inside a list or map.</summary>
public readonly struct FloatShape : IValueShape<float>
{
    /// <inheritdoc/>
    public static float Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadFloat(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, float value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteFloat(field, value);
}

/// <summary>The shape of a <c>double</c> inside a list or map.</summary>
public readonly struct DoubleShape : IValueShape<double>
{
    /// <inheritdoc/>
    public static double Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadDouble(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, double value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteDouble(field, value);
}

/// <summary>The shape of a <c>decimal</c> inside a list or map.</summary>
public readonly struct DecimalShape : IValueShape<decimal>
{
    /// <inheritdoc/>
    public static decimal Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadDecimal(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, decimal value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteDecimal(field, value);
}

/// <summary>The shape of a <c>decimal</c> as text inside a list or map.</summary>
public readonly struct DecimalTextShape : IValueShape<string>
{
    /// <inheritdoc/>
    public static string Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadDecimalText(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, string value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteDecimalText(field, value);
}

/// <summary>The shape of a <c>string</c> inside a list or map.</summary>
public readonly struct StringShape : IValueShape<string>
{
    /// <inheritdoc/>
    public static string Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadString(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, string value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteString(field, value);
}

/// <summary>The shape of a <c>string</c> in UTF-8 inside a list or map.</summary>
public readonly struct Utf8StringShape : IValueShape<Utf8String>
{
    /// <inheritdoc/>
    public static Utf8String Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadUtf8String(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, Utf8String value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteUtf8String(field, value);
}

/// <summary>The shape of a <c>bytes</c> inside a list or map.</summary>
public readonly struct BytesShape : IValueShape<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static IEqualityComparer<ReadOnlyMemory<byte>> Comparer => ValueComparers.Bytes;

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadBytes(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, ReadOnlyMemory<byte> value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteBytes(field, value);
}

/// <summary>The shape of a <c>uuid</c> inside a list or map.</summary>
public readonly struct UuidShape : IValueShape<Guid>
{
    /// <inheritdoc/>
    public static Guid Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadUuid(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, Guid value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteUuid(field, value);
}

/// <summary>The shape of a <c>date</c> inside a list or map.</summary>
public readonly struct DateShape : IValueShape<DateOnly>
{
    /// <inheritdoc/>
    public static DateOnly Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadDate(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, DateOnly value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteDate(field, value);
}

/// <summary>The shape of a <c>time</c> inside a list or map.</summary>
public readonly struct TimeShape : IValueShape<TimeOnly>
{
    /// <inheritdoc/>
    public static TimeOnly Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadTime(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, TimeOnly value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteTime(field, value);
}

/// <summary>The shape of a <c>timestamp</c> inside a list or map.</summary>
public readonly struct TimestampShape : IValueShape<DateTimeOffset>
{
    /// <inheritdoc/>
    public static DateTimeOffset Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadTimestamp(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, DateTimeOffset value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteTimestamp(field, value);
}

/// <summary>The shape of a <c>timestamp_ntz</c> inside a list or map.</summary>
public readonly struct TimestampNtzShape : IValueShape<DateTime>
{
    /// <inheritdoc/>
    public static DateTime Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadTimestampNtz(field);

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, int field, DateTime value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteTimestampNtz(field, value);
}
