using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.Codecs;
using TypedDao.Parquet;

namespace TypedDao.Samples.Medallion;

/// <summary>A file of the lake, read without a catalog.</summary>
internal sealed class DiskFile(string path) : IFileSource
{
    public string Key => path;

    public string Address => path;

    public long? Length => new FileInfo(path).Length;

    public async ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        int start = (int)(offset < 0 ? Math.Max(0, bytes.Length + offset) : offset);
        return new MemoryStream(bytes, start, (int)Math.Min(length ?? long.MaxValue, bytes.Length - start));
    }
}

/// <summary>What tests ask of Parquet files.</summary>
internal static class ParquetValues
{
    /// <summary>The values of one column.</summary>
    public static async IAsyncEnumerable<JsonElement> ValuesAsync(this ParquetFile file, string column, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (RecordBatch batch in file.ReadAsync([column], cancellationToken))
        {
            for (int row = 0; row < batch.Count; row++)
            {
                var buffer = new ArrayBufferWriter<byte>();
                await using (var json = new Utf8JsonWriter(buffer))
                {
                    batch.WriteRow(row, json);
                }

                yield return JsonElement.Parse(buffer.WrittenSpan).GetProperty(column);
            }
        }
    }
}
