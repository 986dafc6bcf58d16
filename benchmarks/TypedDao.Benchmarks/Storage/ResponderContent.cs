using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TypedDao.Benchmarks.Storage;

/// <summary>What a <see cref="Responder"/> answers with, made once.</summary>
public sealed class ResponderContent
{
    private const int PageLength = 1000;

    private long _arrived;
    private volatile bool _isComparing;

    /// <summary>The one object.</summary>
    public byte[] Bytes { get; } = S3Data.Bytes(S3Data.LargeLength);

    /// <summary>Its ETag, as of an object that was written in one request: the MD5 of its bytes.</summary>
    public string ETag => field ??= MD5Of(Bytes);

    /// <summary>The entries of each page of the listing, with the end of the answer behind them.</summary>
    public byte[][] Pages { get; } = [.. Enumerable.Range(0, S3Data.ListedCount).Chunk(PageLength).Select(PageOf)];

    /// <summary>Whether bytes that arrive are compared with <see cref="Bytes"/>; otherwise they are dropped.</summary>
    public bool IsComparing => _isComparing;

    /// <summary>How many bytes of <see cref="Bytes"/> arrive at their place while a client writes.</summary>
    /// <param name="writeAsync">Writes.</param>
    public async Task<long> CountArrivedAsync(Func<Task> writeAsync)
    {
        _arrived = 0;
        _isComparing = true;
        await writeAsync();
        _isComparing = false;
        return _arrived;
    }

    /// <summary>Compares some bytes that arrived.</summary>
    /// <param name="offset">Their place in the object.</param>
    /// <param name="bytes">The bytes.</param>
    public void Compare(long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset + bytes.Length <= Bytes.Length && Bytes.AsSpan((int)offset, bytes.Length).SequenceEqual(bytes))
        {
            Interlocked.Add(ref _arrived, bytes.Length);
        }
    }

    private static byte[] PageOf(int[] numbers)
    {
        var page = new StringBuilder();
        foreach (int number in numbers)
        {
            string key = S3Data.KeyOf("listed", number);
            page.Append(
                CultureInfo.InvariantCulture,
                $"<Contents><Key>{key}</Key><LastModified>2025-01-07T08:{number / 60 % 60:D2}:{number % 60:D2}.000Z</LastModified><ETag>&quot;{MD5Of(Encoding.UTF8.GetBytes(key))}&quot;</ETag><Size>{number}</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }

        return Encoding.UTF8.GetBytes(page.Append("</ListBucketResult>").ToString());
    }

    [SuppressMessage("Security", "CA5351", Justification = "S3 has it in ETags; nothing is protected.")]
    private static string MD5Of(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
