using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>Rows in the form in which peers tell them: <c>tests/peers/canonical.mjs</c>.</summary>
internal static class Canonical
{
    private const int EpochDay = 719_162;
    private const long EpochMicroseconds = EpochDay * TimeSpan.MicrosecondsPerDay;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row that a peer tells.</summary>
    /// <param name="json">Its JSON.</param>
    public static string Row(string json) => JsonNode.Parse(json)!.ToJsonString(Relaxed);

    /// <summary>A row.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="row">Its values.</param>
    /// <param name="hasTexts">Whether texts are told as such, and not as their bytes.</param>
    public static string Row(RowSchema schema, DynamicRow row, bool hasTexts = true) => Struct(schema, row, hasTexts).ToJsonString(Relaxed);

    private static JsonArray Struct(RowSchema schema, DynamicRow row, bool hasTexts)
        => new([.. row.Values.Select((value, i) => Of(schema[i].Type, value, hasTexts))]);

    private static JsonNode? Of(ColumnType type, object? value, bool hasTexts) => value switch
    {
        null => null,
        bool b => b,
        int i when type.Values.Count > 0 => Text(type.Values[i], hasTexts),
        float f => Bits(f),
        double d => Bits(d),
        decimal d => d.ToString($"F{type.Scale}", CultureInfo.InvariantCulture),
        string s => type.Kind == ColumnKind.Decimal ? s : Text(s, hasTexts),
        ReadOnlyMemory<byte> b => Convert.ToHexStringLower(b.Span),
        Guid g => Convert.ToHexStringLower(g.ToByteArray(bigEndian: true)),
        DateOnly d => Number(d.DayNumber - EpochDay),
        TimeOnly t => Number(t.Ticks / TimeSpan.TicksPerMicrosecond),
        DateTime t => Number((t.Ticks / TimeSpan.TicksPerMicrosecond) - EpochMicroseconds),
        DateTimeOffset t => Number((t.UtcTicks / TimeSpan.TicksPerMicrosecond) - EpochMicroseconds),
        IReadOnlyList<object?> list => new JsonArray([.. list.Select(item => Of(type.Element!, item, hasTexts))]),
        IReadOnlyDictionary<object, object?> map => new JsonArray(
        [
            .. map.Select(entry => new JsonArray(Of(type.Key!, entry.Key, hasTexts), Of(type.Element!, entry.Value, hasTexts)))
                .OrderBy(entry => entry[0]!.GetValue<string>(), StringComparer.Ordinal),
        ]),
        DynamicRow row => Struct(type.Columns!, row, hasTexts),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No column holds {value.GetType()}."),
    };

    private static string Text(string text, bool hasTexts) => hasTexts ? text : Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Bits(double value)
        => double.IsNaN(value) ? "NaN" : BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
