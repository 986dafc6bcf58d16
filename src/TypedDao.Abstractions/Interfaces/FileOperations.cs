using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Interfaces;

/// <summary>Contract of <see cref="IDeletable"/>.</summary>
public interface IDeletes : IDataInterface
{
    /// <summary>Removes what the target selects; nothing there is no error.</summary>
    /// <param name="target">What to remove: a file, or partitions. Never a whole directory.</param>
    /// <param name="cancellationToken">Cancels the removal; files removed so far stay removed.</param>
    /// <returns>The number of files removed.</returns>
    ValueTask<long> DeleteAsync(ObjectTarget target, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IListable"/>.</summary>
public interface IListsFiles : IDataInterface
{
    /// <summary>Lists the files of the target, in the order of their keys. Keys start below the store's prefix.</summary>
    /// <param name="target">What to list.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<StorageEntry> ListAsync(ObjectTarget target, CancellationToken cancellationToken);
}

/// <summary>Contract of members and partitions: the keys of what exists.</summary>
public interface IListsKeys : IDataInterface
{
    /// <summary>Lists the members of a family or the partitions of an object that exist, each once, in the order of their first files.</summary>
    /// <param name="target">The family or partitioned object, one of its members, or a selection.</param>
    /// <param name="level">Whether members or partitions are listed: for which parameters each selection has exactly one condition.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<KeySelection> ListKeysAsync(ObjectTarget target, KeyLevel level, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IExisting"/>.</summary>
public interface IChecksExistence : IDataInterface
{
    /// <summary>Whether the file exists, or at least one file of the directory, family or selection.</summary>
    /// <param name="target">What to look for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IByteReadable"/> and <see cref="INamedByteReadable"/>.</summary>
public interface IReadsBytes : IDataInterface
{
    /// <summary>Opens a file's bytes, whole or a range, as they are: neither decompressed nor decoded.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="options">Which bytes of which version; the default is the whole present one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: no such file or version. <see cref="ErrorKind.Conflict"/>: it is not that of
    /// <see cref="GetOptions.IfMatch"/>. <see cref="ErrorKind.NotSupported"/>: the store keeps no versions.
    /// </exception>
    ValueTask<Stream> OpenReadAsync(ObjectTarget target, string? name, GetOptions options, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IByteCreatable"/> and <see cref="INamedByteCreatable"/>.</summary>
public interface ICreatesBytes : IDataInterface
{
    /// <summary>Writes a new file from bytes; one that exists is <see cref="ErrorKind.AlreadyExists"/> and stays.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="content">The bytes, read to their end.</param>
    /// <param name="attributes">What to keep with the file; null: nothing. What is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write; nothing is then visible.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no attributes, and some are given.</exception>
    ValueTask<WriteResult> CreateAsync(ObjectTarget target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IByteWritable"/> and <see cref="INamedByteWritable"/>.</summary>
public interface IWritesBytes : IDataInterface
{
    /// <summary>Writes a file from bytes, creating or replacing it at once.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="content">The bytes, read to their end.</param>
    /// <param name="attributes">What to keep with the file; null: nothing. What is only read of them is not looked at.</param>
    /// <param name="cancellationToken">Cancels the write; what was there stays.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no attributes, and some are given.</exception>
    ValueTask<WriteResult> WriteAsync(ObjectTarget target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken);
}

/// <summary>Contract of an object that takes rejected rows (<c>reject_to</c>).</summary>
public interface ITakesRejects : IDataInterface
{
    /// <summary>
    /// Keeps the rejected rows of one source. What was kept of the same source before is replaced, so that reading a source
    /// again does not repeat its rejects.
    /// </summary>
    /// <typeparam name="TRow">The row type of the object that takes them.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The object that takes them.</param>
    /// <param name="source">The address of the source.</param>
    /// <param name="isComplete">Whether the source was read to its end; if not, what was kept before is not replaced.</param>
    /// <param name="rows">The rejected rows; none removes what was kept of the source.</param>
    /// <param name="cancellationToken">Cancels the write; what was kept before stays.</param>
    ValueTask KeepRejectsAsync<TRow, TShape>(ObjectTarget target, string source, bool isComplete, IAsyncEnumerable<Codecs.RejectedRow> rows, CancellationToken cancellationToken)
        where TShape : struct, Rows.IRowShape<TRow>;
}
