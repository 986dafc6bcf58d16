using System.Text;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>Operations on the bytes of files, as they are in storage: neither decompressed nor decoded.</summary>
public static class ByteOperations
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens the file's bytes for reading. The caller disposes the stream.</summary>
    /// <param name="target">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: there is no such file.</exception>
    public static ValueTask<Stream> OpenReadAsync(this IByteReadable target, CancellationToken cancellationToken = default)
        => OpenAsync(target, null, default, cancellationToken);

    /// <summary>Opens a range of the file's bytes, or an earlier version, for reading. The caller disposes the stream.</summary>
    /// <param name="target">The file.</param>
    /// <param name="options">Offset and length in bytes (an offset below zero counts from the end), version, and condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or version. <see cref="ErrorKind.Conflict"/>: the file is not the one of
    /// <see cref="GetOptions.IfMatch"/>. <see cref="ErrorKind.NotSupported"/>: the store keeps no versions.
    /// </exception>
    public static ValueTask<Stream> OpenReadAsync(this IByteReadable target, GetOptions options, CancellationToken cancellationToken = default)
        => OpenAsync(target, null, options, cancellationToken);

    /// <summary>Reads the file as UTF-8 text, without a byte order mark.</summary>
    /// <param name="target">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file. <see cref="ErrorKind.InvalidData"/>: it is not UTF-8.
    /// </exception>
    public static async ValueTask<string> ReadTextAsync(this IByteReadable target, CancellationToken cancellationToken = default)
    {
        Stream stream = await OpenReadAsync(target, cancellationToken).ConfigureAwait(false);
        return await ReadTextAsync(stream, target.Target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a new file from bytes. It appears whole or not at all.</summary>
    /// <param name="target">The file.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.AlreadyExists"/>: the file exists and stays as it is.</exception>
    public static ValueTask<WriteResult> CreateAsync(this IByteCreatable target, Stream content, CancellationToken cancellationToken = default)
        => CreateFileAsync(target, null, content, null, cancellationToken);

    /// <summary>Writes a new file from bytes, with content type, metadata and tags. It appears whole or not at all.</summary>
    /// <param name="target">The file.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="attributes">Content type, metadata and tags to keep with the file; what is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.AlreadyExists"/>: the file exists and stays as it is. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.</exception>
    public static ValueTask<WriteResult> CreateAsync(
        this IByteCreatable target, Stream content, ObjectAttributes attributes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return CreateFileAsync(target, null, content, attributes, cancellationToken);
    }

    /// <summary>Writes a file from bytes, creating or replacing it at once.</summary>
    /// <param name="target">The file.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> WriteAsync(this IByteWritable target, Stream content, CancellationToken cancellationToken = default)
        => WriteFileAsync(target, null, content, null, cancellationToken);

    /// <summary>Writes a file from bytes, with content type, metadata and tags, creating or replacing it at once.</summary>
    /// <param name="target">The file.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="attributes">Content type, metadata and tags to keep with the file; what is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.</exception>
    public static ValueTask<WriteResult> WriteAsync(
        this IByteWritable target, Stream content, ObjectAttributes attributes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return WriteFileAsync(target, null, content, attributes, cancellationToken);
    }

    /// <summary>Writes a file from text, as UTF-8 without a byte order mark, creating or replacing it at once.</summary>
    /// <param name="target">The file.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> WriteTextAsync(this IByteWritable target, string text, CancellationToken cancellationToken = default)
        => WriteAsync(target, new MemoryStream(Utf8.GetBytes(text)), cancellationToken);

    /// <summary>Opens the file's bytes for reading. The caller disposes the stream.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: there is no such file.</exception>
    public static ValueTask<Stream> OpenReadAsync(this INamedByteReadable target, string name, CancellationToken cancellationToken = default)
        => OpenReadAsync(target, name, default, cancellationToken);

    /// <summary>Opens a range of the file's bytes, or an earlier version, for reading. The caller disposes the stream.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="options">Offset and length in bytes (an offset below zero counts from the end), version, and condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or version. <see cref="ErrorKind.Conflict"/>: the file is not the one of
    /// <see cref="GetOptions.IfMatch"/>. <see cref="ErrorKind.NotSupported"/>: the store keeps no versions.
    /// </exception>
    public static ValueTask<Stream> OpenReadAsync(
        this INamedByteReadable target, string name, GetOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return OpenAsync(target, name, options, cancellationToken);
    }

    /// <summary>Reads the file as UTF-8 text, without a byte order mark.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file. <see cref="ErrorKind.InvalidData"/>: it is not UTF-8.
    /// </exception>
    public static async ValueTask<string> ReadTextAsync(this INamedByteReadable target, string name, CancellationToken cancellationToken = default)
    {
        Stream stream = await OpenReadAsync(target, name, cancellationToken).ConfigureAwait(false);
        return await ReadTextAsync(stream, target.Target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a new file from bytes. It appears whole or not at all.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.AlreadyExists"/>: the file exists and stays as it is.</exception>
    public static ValueTask<WriteResult> CreateAsync(this INamedByteCreatable target, string name, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return CreateFileAsync(target, name, content, null, cancellationToken);
    }

    /// <summary>Writes a new file from bytes, with content type, metadata and tags. It appears whole or not at all.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="attributes">Content type, metadata and tags to keep with the file; what is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.AlreadyExists"/>: the file exists and stays as it is. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.</exception>
    public static ValueTask<WriteResult> CreateAsync(
        this INamedByteCreatable target, string name, Stream content, ObjectAttributes attributes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(attributes);
        return CreateFileAsync(target, name, content, attributes, cancellationToken);
    }

    /// <summary>Writes a file from bytes, creating or replacing it at once.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> WriteAsync(this INamedByteWritable target, string name, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return WriteFileAsync(target, name, content, null, cancellationToken);
    }

    /// <summary>Writes a file from bytes, with content type, metadata and tags, creating or replacing it at once.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="content">The bytes, read to their end; not disposed.</param>
    /// <param name="attributes">Content type, metadata and tags to keep with the file; what is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.</exception>
    public static ValueTask<WriteResult> WriteAsync(
        this INamedByteWritable target, string name, Stream content, ObjectAttributes attributes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(attributes);
        return WriteFileAsync(target, name, content, attributes, cancellationToken);
    }

    /// <summary>Writes a file from text, as UTF-8 without a byte order mark, creating or replacing it at once.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> WriteTextAsync(this INamedByteWritable target, string name, string text, CancellationToken cancellationToken = default)
        => WriteAsync(target, name, new MemoryStream(Utf8.GetBytes(text)), cancellationToken);

    private static async ValueTask<Stream> OpenAsync(IDataObject target, string? name, GetOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        IReadsBytes files = await target.Target.Context.ConnectAsync<IReadsBytes>(target.Target, "read", cancellationToken).ConfigureAwait(false);
        return await files.OpenReadAsync(target.Target, name, options, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<WriteResult> CreateFileAsync(
        IDataObject target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ICreatesBytes files = await target.Target.Context.ConnectAsync<ICreatesBytes>(target.Target, "create", cancellationToken).ConfigureAwait(false);
        return await files.CreateAsync(target.Target, name, content, attributes, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<WriteResult> WriteFileAsync(
        IDataObject target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        IWritesBytes files = await target.Target.Context.ConnectAsync<IWritesBytes>(target.Target, "write", cancellationToken).ConfigureAwait(false);
        return await files.WriteAsync(target.Target, name, content, attributes, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<string> ReadTextAsync(Stream stream, ObjectTarget target, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Utf8);
        try
        {
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException error)
        {
            throw new TypedDaoException(ErrorKind.InvalidData, "The file is not UTF-8 text.", error)
            {
                Operation = "read",
                Object = target.ToString(),
                Cure = "Read it as bytes with OpenReadAsync.",
            };
        }
    }
}
