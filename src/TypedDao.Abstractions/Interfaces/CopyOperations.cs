using TypedDao.Storage;

namespace TypedDao.Interfaces;

/// <summary>Contract of interfaces that can copy files as they are, so that rows need not be read and written.</summary>
public interface ICopiesFiles : IDataInterface
{
    /// <summary>
    /// Copies the files of an object in the place of those of another, where its own files would be the same. Each file is atomic, a
    /// directory is not: new files are complete before those that they replace are removed.
    /// </summary>
    /// <param name="source">What is copied.</param>
    /// <param name="destination">What takes the copy.</param>
    /// <param name="to">The interface that serves the destination.</param>
    /// <param name="asBytes">
    /// Whether formats and columns are no matter. Files of a directory then replace those of the same names, and the others stay.
    /// </param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <returns>What was copied, with 0 rows; null where it cannot be done in this way, and nothing has changed.</returns>
    ValueTask<WriteResult?> TryCopyAsync(ObjectTarget source, ObjectTarget destination, IDataInterface to, bool asBytes, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IMovable{TRow}"/>, <see cref="IByteMovable"/> and <see cref="INamedByteMovable"/>: the last step of a move.</summary>
public interface IMovesFiles : IListsFiles
{
    /// <summary>Removes files that have been copied, those that are still as they were.</summary>
    /// <param name="source">What was copied.</param>
    /// <param name="files">Its files, as they were listed before they were copied.</param>
    /// <param name="destination">Where they were copied to.</param>
    /// <param name="to">The interface that serves the destination.</param>
    /// <param name="cancellationToken">Cancels the removal before the first file is removed.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotSupported"/>: the destination has one of the files. <see cref="ErrorKind.Conflict"/>: some were written
    /// meanwhile and stay.
    /// </exception>
    ValueTask RemoveMovedAsync(ObjectTarget source, IReadOnlyList<StorageEntry> files, ObjectTarget destination, IDataInterface to, CancellationToken cancellationToken);
}
