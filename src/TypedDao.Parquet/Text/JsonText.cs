using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Text;

/// <summary>Values as JSON text, for messages and rejected rows.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The value of a slot.</summary>
    /// <param name="column">The column.</param>
    /// <param name="slot">The slot.</param>
    public static string Of(ColumnVector column, int slot) => Of(json => JsonValues.Write(json, column, slot));

    /// <summary>A row of the columns that are read.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="row">The row.</param>
    public static string OfRow(IReadOnlyList<ColumnVector> columns, int row) => Of(json => JsonValues.WriteRow(json, columns, row));

    private static string Of(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
