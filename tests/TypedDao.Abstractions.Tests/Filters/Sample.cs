using TypedDao.Filters;
using TypedDao.Filters.Columns;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Tests.Filters;

public enum Color
{
    Red,
    DarkBlue,
}

/// <summary>A row with a column of every kind that a filter can look at.</summary>
public sealed record Sample
{
    public static RowSchema Columns { get; } = new(
        new("flag", ColumnType.Bool.OrNull()),
        new("small", ColumnType.Int8.OrNull()),
        new("big", ColumnType.Int64.OrNull()),
        new("single", ColumnType.Float.OrNull()),
        new("real", ColumnType.Double.OrNull()),
        new("price", ColumnType.Decimal(10, 2).OrNull()),
        new("wide", ColumnType.Decimal(38, 4, asText: true).OrNull()),
        new("name", ColumnType.String.OrNull()),
        new("color", ColumnType.Enum(["red", "dark blue"]).OrNull()),
        new("bytes", ColumnType.Bytes.OrNull()),
        new("uuid", ColumnType.Uuid.OrNull()),
        new("day", ColumnType.Date.OrNull()),
        new("at", ColumnType.Time.OrNull()),
        new("instant", ColumnType.Timestamp.OrNull()),
        new("local", ColumnType.TimestampNtz.OrNull()),
        new("tags", ColumnType.List(ColumnType.Int32).OrNull()),
        new("part", ColumnType.Struct(new RowSchema(new("size", ColumnType.Int32.OrNull()), new("odd name", ColumnType.String.OrNull()))).OrNull()));

    public bool? Flag { get; init; }

    public sbyte? Small { get; init; }

    public long? Big { get; init; }

    public float? Single { get; init; }

    public double? Real { get; init; }

    public decimal? Price { get; init; }

    public string? Wide { get; init; }

    public string? Name { get; init; }

    public Color? Color { get; init; }

    public ReadOnlyMemory<byte>? Bytes { get; init; }

    public Guid? Uuid { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? At { get; init; }

    public DateTimeOffset? Instant { get; init; }

    public DateTime? Local { get; init; }

    public IReadOnlyList<int>? Tags { get; init; }

    public SamplePart? Part { get; init; }
}

public sealed record SamplePart(int? Size, string? OddName);

/// <summary>The columns as a filter sees them.</summary>
public readonly struct SampleColumns
{
    public BoolColumn Flag => new(new("flag"));

    public OrderedColumn<long> Small => new(new("small"));

    public OrderedColumn<long> Big => new(new("big"));

    public OrderedColumn<double> Single => new(new("single"));

    public OrderedColumn<double> Real => new(new("real"));

    public OrderedColumn<decimal> Price => new(new("price"));

    public OrderedColumn<decimal> Wide => new(new("wide"));

    public TextColumn Name => new(new("name"));

    public EnumColumn<Color> Color => new(new("color"), ["red", "dark blue"]);

    public EquatableColumn<ReadOnlyMemory<byte>> Bytes => new(new("bytes"));

    public EquatableColumn<Guid> Uuid => new(new("uuid"));

    public OrderedColumn<DateOnly> Day => new(new("day"));

    public OrderedColumn<TimeOnly> At => new(new("at"));

    public OrderedColumn<DateTimeOffset> Instant => new(new("instant"));

    public OrderedColumn<DateTime> Local => new(new("local"));

    public NestedColumn Tags => new(new("tags"));

    public SamplePartColumns Part => new(new("part"));
}

public readonly struct SamplePartColumns(ColumnPath path)
{
    public Filter IsNull => new NullFilter(path);

    public OrderedColumn<long> Size => new(new("size", path));

    public TextColumn OddName => new(new("odd name", path));
}

public readonly struct SampleShape : IRowShape<Sample>
{
    public static RowSchema Schema => Sample.Columns;

    public static Sample Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => throw new NotSupportedException("These tests make rows themselves.");

    public static void Write<TWriter>(Sample row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        if (row.Flag is { } flag)
            writer.WriteBool(0, flag);
        else
            writer.WriteNull(0);
        if (row.Small is { } small)
            writer.WriteInt8(1, small);
        else
            writer.WriteNull(1);
        if (row.Big is { } big)
            writer.WriteInt64(2, big);
        else
            writer.WriteNull(2);
        if (row.Single is { } single)
            writer.WriteFloat(3, single);
        else
            writer.WriteNull(3);
        if (row.Real is { } real)
            writer.WriteDouble(4, real);
        else
            writer.WriteNull(4);
        if (row.Price is { } price)
            writer.WriteDecimal(5, price);
        else
            writer.WriteNull(5);
        if (row.Wide is { } wide)
            writer.WriteDecimalText(6, wide);
        else
            writer.WriteNull(6);
        if (row.Name is { } name)
            writer.WriteString(7, name);
        else
            writer.WriteNull(7);
        if (row.Color is { } color)
            writer.WriteEnum(8, (int)color);
        else
            writer.WriteNull(8);
        if (row.Bytes is { } bytes)
            writer.WriteBytes(9, bytes);
        else
            writer.WriteNull(9);
        if (row.Uuid is { } uuid)
            writer.WriteUuid(10, uuid);
        else
            writer.WriteNull(10);
        if (row.Day is { } day)
            writer.WriteDate(11, day);
        else
            writer.WriteNull(11);
        if (row.At is { } at)
            writer.WriteTime(12, at);
        else
            writer.WriteNull(12);
        if (row.Instant is { } instant)
            writer.WriteTimestamp(13, instant);
        else
            writer.WriteNull(13);
        if (row.Local is { } local)
            writer.WriteTimestampNtz(14, local);
        else
            writer.WriteNull(14);
        if (row.Tags is { } tags)
            writer.WriteList<int, Int32Shape>(15, tags);
        else
            writer.WriteNull(15);
        if (row.Part is { } part)
            writer.WriteStruct<SamplePart, SamplePartShape>(16, part);
        else
            writer.WriteNull(16);
    }
}

public readonly struct SamplePartShape : IRowShape<SamplePart>
{
    public static RowSchema Schema => Sample.Columns["part"].Type.Columns!;

    public static SamplePart Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => throw new NotSupportedException("These tests make rows themselves.");

    public static void Write<TWriter>(SamplePart row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        if (row.Size is { } size)
            writer.WriteInt32(0, size);
        else
            writer.WriteNull(0);
        if (row.OddName is { } name)
            writer.WriteString(1, name);
        else
            writer.WriteNull(1);
    }
}
