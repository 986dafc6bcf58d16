namespace TypedDao.Codecs;

/// <summary>A file that a codec reads: forward as a stream, or by ranges.</summary>
public interface IFileSource
{
    /// <summary>The key, for messages and for the compression that its suffix tells.</summary>
    string Key { get; }

    /// <summary>The address as a person would look for it, for messages.</summary>
    string Address { get; }

    /// <summary>The length in bytes: null only before the first opening, and where it is not known then.</summary>
    long? Length { get; }

    /// <summary>Opens the bytes from an offset to the end, read forward. The caller disposes the stream.</summary>
    /// <param name="offset">The first byte; negative: that many bytes from the end.</param>
    /// <param name="length">How many bytes at most; null: to the end.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken);
}
