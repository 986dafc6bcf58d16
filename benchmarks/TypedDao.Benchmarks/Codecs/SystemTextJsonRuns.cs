using System.Buffers;
using System.Text.Json;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Codecs;

/// <summary>System.Text.Json, source-generated, on a file of JSON lines: each line a span of UTF-8, one writer for all rows.</summary>
public static class SystemTextJsonRuns
{
    private const int BufferSize = 1024 * 1024;

    public static long Read(string path, Action<PeerLineItem>? each = null)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path);
        byte[] buffer = new byte[BufferSize];
        int filled = 0;
        long offset = 0;
        long sum = 0;
        int count;
        while ((count = RandomAccess.Read(file, buffer.AsSpan(filled), offset)) > 0)
        {
            offset += count;
            filled += count;
            int start = 0;
            int length;
            while ((length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0)
            {
                PeerLineItem row = JsonSerializer.Deserialize(buffer.AsSpan(start, length), PeerJsonContext.Default.PeerLineItem)!;
                sum += row.OrderKey ^ row.Comment.Length;
                each?.Invoke(row);
                start += length + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }

        return sum;
    }

    public static void Write(PeerLineItem[] rows, string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var buffer = new ArrayBufferWriter<byte>(2 * BufferSize);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        long offset = 0;
        foreach (PeerLineItem row in rows)
        {
            JsonSerializer.Serialize(writer, row, PeerJsonContext.Default.PeerLineItem);
            writer.Flush();
            writer.Reset();
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
            if (buffer.WrittenCount >= BufferSize)
            {
                RandomAccess.Write(file, buffer.WrittenSpan, offset);
                offset += buffer.WrittenCount;
                buffer.ResetWrittenCount();
            }
        }

        RandomAccess.Write(file, buffer.WrittenSpan, offset);
    }
}
