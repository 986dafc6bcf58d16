using TypedDao.Codecs;

namespace TypedDao.Parquet.Reading;

/// <summary>A file by ranges.</summary>
/// <param name="source">The file.</param>
internal sealed class FileBytes(IFileSource source)
{
    private long _requests;
    private long _bytes;

    /// <summary>The address, for messages.</summary>
    public string Address => source.Address;

    /// <summary>The length, as soon as the footer was read.</summary>
    public long Length { get; set; }

    /// <summary>The file.</summary>
    public IFileSource Source => source;

    /// <summary>How many requests there were.</summary>
    public long RequestCount => Interlocked.Read(ref _requests);

    /// <summary>How many bytes they were for.</summary>
    public long ByteCount => Interlocked.Read(ref _bytes);

    /// <summary>Counts a request.</summary>
    /// <param name="bytes">Its bytes.</param>
    public void Count(long bytes)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Reads a range.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="destination">Takes the bytes; filled.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellationToken)
    {
        Count(destination.Length);
        Stream stream = await source.OpenAsync(offset, destination.Length, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(destination, destination.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read < destination.Length)
            {
                throw ParquetErrors.Damaged(this, $"ends at byte {offset + read} where {destination.Length - read} more were expected");
            }
        }
    }
}
