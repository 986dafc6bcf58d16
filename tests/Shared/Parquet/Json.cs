using System.Buffers;
using System.Text.Json;
using TypedDao.Codecs;

namespace TypedDao.Parquet.Tests;

/// <summary>The rows of files as JSON.</summary>
internal static class Json
{
    /// <summary>Reads all rows.</summary>
    public static async Task<List<JsonElement>> ReadAsync(IFileSource source, params string[] columns)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        ParquetFile file = await ParquetFile.OpenAsync(source, cancellation);
        var rows = new List<JsonElement>();
        var buffer = new ArrayBufferWriter<byte>();
        await foreach (RecordBatch batch in file.ReadAsync(columns.Length == 0 ? null : columns, cancellation))
        {
            for (int row = 0; row < batch.Count; row++)
            {
                buffer.ResetWrittenCount();
                await using (var json = new Utf8JsonWriter(buffer))
                {
                    batch.WriteRow(row, json);
                }

                rows.Add(JsonElement.Parse(buffer.WrittenSpan));
            }
        }

        Assert.Equal(file.RowCount, rows.Count);
        return rows;
    }
}
