using System.Collections.Concurrent;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>
/// Files that are written, but not to every store that keeps the object. The object's own store has them, so that an operation goes on to
/// its end, and then says so.
/// </summary>
/// <param name="storage">Where the files are.</param>
internal sealed class IncompleteFiles(IObjectStorage storage)
{
    private readonly ConcurrentBag<(string Key, TypedDaoException Error)> _files = [];

    /// <summary>Writes a file, and notes it where it does not reach every store.</summary>
    /// <param name="key">The file's key.</param>
    /// <param name="write">Writes it.</param>
    public async ValueTask WriteAsync(string key, Func<ValueTask> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Incomplete)
        {
            _files.Add((key, error));
        }
    }

    /// <summary>Does what is left of the operation, and then throws where files are incomplete.</summary>
    /// <param name="rest">What is left.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.Incomplete"/>: some files are not in every store; or the error of the rest, with that.</exception>
    public async ValueTask ThrowAfterAsync(Func<ValueTask> rest)
    {
        try
        {
            await rest().ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (!_files.IsEmpty)
        {
            throw new TypedDaoException(error.Kind, $"{error.Fact} Besides: {Combined().Fact}", error)
            {
                IsTransient = error.IsTransient,
                Operation = error.Operation,
                Store = error.Store,
                Address = error.Address,
                Cure = $"{error.Cure} Then run 'typeddao replicas repair', which copies files to the other stores.".TrimStart(),
            };
        }

        if (!_files.IsEmpty)
        {
            throw Combined();
        }
    }

    private TypedDaoException Combined()
    {
        (string Key, TypedDaoException Error)[] files = [.. _files.OrderBy(file => file.Key, Utf8Order.Instance)];
        TypedDaoException first = files[0].Error;
        return files.Length == 1
            ? first
            : new TypedDaoException(
                ErrorKind.Incomplete,
                $"{files.Length} files are written, but not to every store that keeps the object: {FileCommit.Named(storage, [.. files.Select(file => file.Key)])}. {first.Fact}",
                first);
    }
}
