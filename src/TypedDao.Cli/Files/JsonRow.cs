using System.Globalization;
using System.Text.Json;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>A row of a file that is read without a catalog, with the columns that its footer or all of its rows tell.</summary>
/// <param name="Value">The row or struct, as a JSON object.</param>
/// <param name="Columns">The columns.</param>
internal readonly record struct JsonRow(JsonElement Value, RowSchema Columns);

/// <summary>Hands the values of a <see cref="JsonRow"/> to a filter, each as the type of its column.</summary>
internal readonly struct JsonRowShape : IRowShape<JsonRow>
{
    private static readonly Dictionary<long, long> NoEntries = [];

    /// <summary>Each row brings its own columns, so the shape has none.</summary>
    public static RowSchema Schema => throw new NotSupportedException();

    public static JsonRow Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => throw new NotSupportedException();

    public static void Write<TWriter>(JsonRow row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        for (int i = 0; i < row.Columns.Count; i++)
        {
            Column column = row.Columns[i];
            if (!row.Value.TryGetProperty(column.Name, out JsonElement value) || IsNull(value, column.Type))
            {
                writer.WriteNull(i);
                continue;
            }

            try
            {
                Write(i, value, column.Type, ref writer);
            }
            catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException or ArgumentException)
            {
                // The columns were told before the rows are read, so the file was another then.
                throw new ToolException($"The column '{column.Name}' holds {value.GetRawText()}, which is no {column.Type}: the file was changed while it was read.");
            }
        }
    }

    /// <summary>As the types were told: where a column is something else than text or bytes, an empty one is no value.</summary>
    private static bool IsNull(JsonElement value, ColumnType type) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => type.Kind is not (ColumnKind.String or ColumnKind.Bytes) && value.ValueEquals(string.Empty),
        _ => false,
    };

    private static void Write<TWriter>(int field, JsonElement value, ColumnType type, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        switch (type.Kind)
        {
            case ColumnKind.Bool:
                writer.WriteBool(field, bool.Parse(text));
                break;
            case ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64:
                writer.WriteInt64(field, long.Parse(text, NumberStyles.AllowLeadingSign, culture));
                break;
            case ColumnKind.Float:
                writer.WriteFloat(field, float.Parse(text, NumberStyles.Float, culture));
                break;
            case ColumnKind.Double:
                writer.WriteDouble(field, double.Parse(text, NumberStyles.Float, culture));
                break;
            case ColumnKind.Decimal:
                writer.WriteDecimalText(field, text);
                break;
            case ColumnKind.Date:
                // A filter takes days and steps of time as numbers, and so also such as .NET's types of them cannot hold.
                writer.WriteInt64(field, MomentText.Days(text));
                break;
            case ColumnKind.Time:
                writer.WriteInt64(field, MomentText.TicksOfDay(text));
                break;
            case ColumnKind.Timestamp or ColumnKind.TimestampNtz:
                writer.WriteInt64(field, MomentText.Ticks(text));
                break;
            case ColumnKind.Bytes:
                writer.WriteBytes(field, value.GetBytesFromBase64());
                break;
            case ColumnKind.Uuid:
                writer.WriteUuid(field, Guid.Parse(text));
                break;
            case ColumnKind.List:
                // A filter asks of a list or map only whether it is there.
                writer.WriteList<long, Int64Shape>(field, []);
                break;
            case ColumnKind.Map:
                writer.WriteMap<long, long, Int64Shape, Int64Shape>(field, NoEntries);
                break;
            case ColumnKind.Struct:
                writer.WriteStruct<JsonRow, JsonRowShape>(field, new JsonRow(value, type.Columns!));
                break;
            default:
                writer.WriteString(field, text);
                break;
        }
    }
}
