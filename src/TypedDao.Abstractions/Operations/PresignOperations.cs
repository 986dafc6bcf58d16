using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>Makes URLs that let whoever has them read or write one file for some time, without credentials: they are secrets.</summary>
public static class PresignOperations
{
    /// <summary>Makes a URL from which the file can be read (HTTP GET). Whether it exists is not asked.</summary>
    /// <param name="target">The file.</param>
    /// <param name="duration">How long the URL is valid: above zero, and of S3 at most 7 days.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignReadAsync(this IReadPresignable target, TimeSpan duration, CancellationToken cancellationToken = default)
        => PresignReadAsync(target, new PresignOptions(duration), cancellationToken);

    /// <summary>Makes a URL from which the file can be read (HTTP GET). Whether it exists is not asked.</summary>
    /// <param name="target">The file.</param>
    /// <param name="options">How long the URL is valid, which version it reads, and as what it is answered.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignReadAsync(this IReadPresignable target, PresignOptions options, CancellationToken cancellationToken = default)
        => ReadAsync(target, null, options, cancellationToken);

    /// <summary>Makes a URL from which a file can be read (HTTP GET). Whether it exists is not asked.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="duration">How long the URL is valid: above zero, and of S3 at most 7 days.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignReadAsync(this INamedReadPresignable target, string name, TimeSpan duration, CancellationToken cancellationToken = default)
        => PresignReadAsync(target, name, new PresignOptions(duration), cancellationToken);

    /// <summary>Makes a URL from which a file can be read (HTTP GET). Whether it exists is not asked.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="options">How long the URL is valid, which version it reads, and as what it is answered.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignReadAsync(
        this INamedReadPresignable target, string name, PresignOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadAsync(target, name, options, cancellationToken);
    }

    /// <summary>Makes a URL to which the file can be written (HTTP PUT), once or often: each time what is there is replaced.</summary>
    /// <param name="target">The file.</param>
    /// <param name="duration">How long the URL is valid: above zero, and of S3 at most 7 days.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignWriteAsync(this IWritePresignable target, TimeSpan duration, CancellationToken cancellationToken = default)
        => PresignWriteAsync(target, new PresignOptions(duration), cancellationToken);

    /// <summary>Makes a URL to which the file can be written (HTTP PUT), once or often: each time what is there is replaced.</summary>
    /// <param name="target">The file.</param>
    /// <param name="options">How long the URL is valid, and the media type that must be sent.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignWriteAsync(this IWritePresignable target, PresignOptions options, CancellationToken cancellationToken = default)
        => WriteAsync(target, null, options, cancellationToken);

    /// <summary>Makes a URL to which a file can be written (HTTP PUT), once or often: each time what is there is replaced.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="duration">How long the URL is valid: above zero, and of S3 at most 7 days.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignWriteAsync(this INamedWritePresignable target, string name, TimeSpan duration, CancellationToken cancellationToken = default)
        => PresignWriteAsync(target, name, new PresignOptions(duration), cancellationToken);

    /// <summary>Makes a URL to which a file can be written (HTTP PUT), once or often: each time what is there is replaced.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="options">How long the URL is valid, and the media type that must be sent.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    public static ValueTask<Uri> PresignWriteAsync(
        this INamedWritePresignable target, string name, PresignOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return WriteAsync(target, name, options, cancellationToken);
    }

    private static ValueTask<Uri> ReadAsync(IDataObject target, string? name, PresignOptions options, CancellationToken cancellationToken)
    {
        Check(target, options);

        // Who may read an object need not be allowed to write it.
        return options.IsWrite
            ? throw new ArgumentException($"The options are those of a write, which {nameof(PresignWriteAsync)} takes.", nameof(options))
            : PresignAsync(target.Target, name, options, "presign read", cancellationToken);
    }

    private static ValueTask<Uri> WriteAsync(IDataObject target, string? name, PresignOptions options, CancellationToken cancellationToken)
    {
        Check(target, options);
        return options is { VersionId: null, FileName: null }
            ? PresignAsync(target.Target, name, options with { IsWrite = true }, "presign write", cancellationToken)
            : throw new ArgumentException($"{nameof(options.VersionId)} and {nameof(options.FileName)} concern reads alone.", nameof(options));
    }

    private static void Check(IDataObject target, PresignOptions options)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Duration <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Duration, "A URL is valid for more than no time.");
        }
    }

    private static async ValueTask<Uri> PresignAsync(
        ObjectTarget target, string? name, PresignOptions options, string operation, CancellationToken cancellationToken)
    {
        IPresignsUrls files = await target.Context.ConnectAsync<IPresignsUrls>(target, operation, cancellationToken).ConfigureAwait(false);
        return await files.PresignAsync(target, name, options, cancellationToken).ConfigureAwait(false);
    }
}
