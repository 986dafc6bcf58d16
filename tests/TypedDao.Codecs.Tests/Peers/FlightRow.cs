using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Peers;

/// <summary>A flight of the shared data.</summary>
internal sealed record FlightRow(DateTime Date, int Delay, int Distance, string Origin, string Destination);

internal readonly struct FlightRowShape : IRowShape<FlightRow>
{
    public static RowSchema Schema => new(
        new("date", ColumnType.Of(ColumnKind.TimestampNtz).WithFormat("yyyy/MM/dd HH:mm")),
        new("delay", ColumnType.Of(ColumnKind.Int32)),
        new("distance", ColumnType.Of(ColumnKind.Int32)),
        new("origin", ColumnType.Of(ColumnKind.String)),
        new("destination", ColumnType.Of(ColumnKind.String)));

    public static FlightRow Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new(reader.ReadTimestampNtz(0), reader.ReadInt32(1), reader.ReadInt32(2), reader.ReadString(3), reader.ReadString(4));

    public static void Write<TWriter>(FlightRow row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteTimestampNtz(0, row.Date);
        writer.WriteInt32(1, row.Delay);
        writer.WriteInt32(2, row.Distance);
        writer.WriteString(3, row.Origin);
        writer.WriteString(4, row.Destination);
    }
}
