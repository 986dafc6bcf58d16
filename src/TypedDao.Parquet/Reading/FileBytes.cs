using TypedDao.Codecs;

namespace TypedDao.Parquet.Reading;

/// <summary>A file by ranges.</summary>
/// <param name="source">The file.</param>
internal sealed class FileBytes(IFileSource source)
{
    /// <summary>The address, for messages.</summary>
    public string Address => source.Address;

    /// <summary>The length, as soon as the footer was read.</summary>
    public long Length { get; set; }

    /// <summary>The file.</summary>
    public IFileSource Source => source;

    /// <summary>Reads a range.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="destination">Takes the bytes; filled.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellationToken)
    {
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
