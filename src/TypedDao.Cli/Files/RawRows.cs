using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Codecs.Csv;
using TypedDao.Codecs.Json;

namespace TypedDao.Cli.Files;

/// <summary>Reads files as they are, without a row type: each row as a JSON object, streamed.</summary>
internal static class RawRows
{
    /// <summary>Reads a file of a format that a catalog declares.</summary>
    /// <param name="file">The file.</param>
    /// <param name="codec">Its format.</param>
    /// <param name="badRows">Decides on rows that cannot be read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The rows, and whether values are text; null where the format does not name its columns in a way that is known here.</returns>
    public static (IAsyncEnumerable<JsonElement> Rows, bool IsText)? TryRead(IFileSource file, ICodec codec, IBadRowHandler badRows, CancellationToken cancellationToken) => codec switch
    {
        CsvCodec { Format: { Header: true } format } => (ReadCsvAsync(file, format, badRows, cancellationToken), true),
        JsonLinesCodec { Format: var format } => (ReadJsonAsync(file, new JsonRecords(file, format, badRows), cancellationToken), false),
        JsonCodec { Format: var format } => (ReadJsonAsync(file, new JsonRecords(file, format, badRows), cancellationToken), false),
        _ => null,
    };

    /// <summary>Reads CSV; all values are texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its dialect.</param>
    /// <param name="badRows">Decides on records that cannot be read; null throws.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<JsonElement> ReadCsvAsync(
        IFileSource file, CsvFormat format, IBadRowHandler? badRows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new CsvRecords(file, format, badRows);
        await using (records.ConfigureAwait(false))
        {
            var row = new ArrayBufferWriter<byte>();
            while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                row.ResetWrittenCount();
                Write(row, records, format.Header);
                yield return Parse(row.WrittenSpan);
            }
        }
    }

    /// <summary>Reads JSON.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="records">Its records, which are disposed.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ToolException">A record is no object.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadJsonAsync(
        IFileSource file, JsonRecords records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (records.ConfigureAwait(false))
        {
            while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                JsonElement row = Parse(records.Utf8);
                yield return row.ValueKind is JsonValueKind.Object
                    ? row
                    : throw new ToolException($"{file.Address}({records.Line}): expected an object, found {row.ValueKind}.");
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> row, CsvRecords records, bool hasHeader)
    {
        using var json = new Utf8JsonWriter(row);
        json.WriteStartObject();
        for (int i = 0; i < records.Count; i++)
        {
            json.WriteString(hasHeader ? records.Columns[i] : string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"), records.Utf8(i));
        }

        json.WriteEndObject();
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return JsonElement.ParseValue(ref reader);
    }
}
