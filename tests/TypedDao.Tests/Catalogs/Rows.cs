using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Tests.Catalogs;

public sealed record User
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }
}

public readonly struct UserShape : IRowShape<User>
{
    public static RowSchema Schema => new(
        new("id", ColumnType.Of(ColumnKind.Int64)),
        new("name", ColumnType.Of(ColumnKind.String)),
        new("email", ColumnType.Of(ColumnKind.String).OrNull()));

    public static User Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new() { Id = reader.ReadInt64(0), Name = reader.ReadString(1), Email = reader.IsNull(2) ? null : reader.ReadString(2) };

    public static void Write<TWriter>(User row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteInt64(0, row.Id);
        writer.WriteString(1, row.Name);
        if (row.Email is { } email)
        {
            writer.WriteString(2, email);
        }
        else
        {
            writer.WriteNull(2);
        }
    }
}

public sealed record Reject
{
    public required string Source { get; init; }

    public required long Line { get; init; }

    public string? Column { get; init; }

    public string? Value { get; init; }

    public required string Error { get; init; }

    public required string Raw { get; init; }

    public DateOnly? Seen { get; init; }
}

public readonly struct RejectShape : IRowShape<Reject>
{
    public static RowSchema Schema => new(
        new("source", ColumnType.Of(ColumnKind.String)),
        new("line", ColumnType.Of(ColumnKind.Int64)),
        new("column", ColumnType.Of(ColumnKind.String).OrNull()),
        new("value", ColumnType.Of(ColumnKind.String).OrNull()),
        new("error", ColumnType.Of(ColumnKind.String)),
        new("raw", ColumnType.Of(ColumnKind.String)),
        new("seen", ColumnType.Of(ColumnKind.Date).OrNull()));

    public static Reject Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new()
        {
            Source = reader.ReadString(0),
            Line = reader.ReadInt64(1),
            Column = reader.IsNull(2) ? null : reader.ReadString(2),
            Value = reader.IsNull(3) ? null : reader.ReadString(3),
            Error = reader.ReadString(4),
            Raw = reader.ReadString(5),
            Seen = reader.IsNull(6) ? null : reader.ReadDate(6),
        };

    public static void Write<TWriter>(Reject row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteString(0, row.Source);
        writer.WriteInt64(1, row.Line);
        Write(ref writer, 2, row.Column);
        Write(ref writer, 3, row.Value);
        writer.WriteString(4, row.Error);
        writer.WriteString(5, row.Raw);
        if (row.Seen is { } seen)
        {
            writer.WriteDate(6, seen);
        }
        else
        {
            writer.WriteNull(6);
        }
    }

    private static void Write<TWriter>(ref TWriter writer, int field, string? value)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        if (value is not null)
        {
            writer.WriteString(field, value);
        }
        else
        {
            writer.WriteNull(field);
        }
    }
}

public sealed record Event
{
    public required DateOnly Day { get; init; }

    public string? Region { get; init; }

    public required long Id { get; init; }

    public string? Note { get; init; }
}

public readonly struct EventShape : IRowShape<Event>
{
    public static RowSchema Schema => new(
        new("day", ColumnType.Of(ColumnKind.Date)),
        new("region", ColumnType.Of(ColumnKind.String).OrNull()),
        new("id", ColumnType.Of(ColumnKind.Int64)),
        new("note", ColumnType.Of(ColumnKind.String).OrNull()));

    public static Event Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new()
        {
            Day = reader.ReadDate(0),
            Region = reader.IsNull(1) ? null : reader.ReadString(1),
            Id = reader.ReadInt64(2),
            Note = reader.IsNull(3) ? null : reader.ReadString(3),
        };

    public static void Write<TWriter>(Event row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteDate(0, row.Day);
        if (row.Region is { } region)
        {
            writer.WriteString(1, region);
        }
        else
        {
            writer.WriteNull(1);
        }

        writer.WriteInt64(2, row.Id);
        if (row.Note is { } note)
        {
            writer.WriteString(3, note);
        }
        else
        {
            writer.WriteNull(3);
        }
    }
}

public sealed record Entry
{
    public required string Region { get; init; }

    public required long Id { get; init; }
}

public readonly struct EntryShape : IRowShape<Entry>
{
    public static RowSchema Schema => new(new("region", ColumnType.Of(ColumnKind.String)), new("id", ColumnType.Of(ColumnKind.Int64)));

    public static Entry Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new() { Region = reader.ReadString(0), Id = reader.ReadInt64(1) };

    public static void Write<TWriter>(Entry row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteString(0, row.Region);
        writer.WriteInt64(1, row.Id);
    }
}
