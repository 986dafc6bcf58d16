using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Support;

/// <summary>A plain row, as the generator would emit it.</summary>
internal sealed record Person
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public int? Age { get; init; }
}

internal readonly struct PersonShape : IRowShape<Person>
{
    public static RowSchema Schema => new(
        new("id", ColumnType.Of(ColumnKind.Int64)),
        new("name", ColumnType.Of(ColumnKind.String)),
        new("email", ColumnType.Of(ColumnKind.String).OrNull()),
        new("age", ColumnType.Of(ColumnKind.Int32).OrNull()));

    public static Person Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new()
        {
            Id = reader.ReadInt64(0),
            Name = reader.ReadString(1),
            Email = reader.IsNull(2) ? null : reader.ReadString(2),
            Age = reader.IsNull(3) ? null : reader.ReadInt32(3),
        };

    public static void Write<TWriter>(Person row, ref TWriter writer)
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

        if (row.Age is { } age)
        {
            writer.WriteInt32(3, age);
        }
        else
        {
            writer.WriteNull(3);
        }
    }
}
