using System.Collections.Concurrent;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>
/// Makes the files of one write visible, all of them or none, and removes files that they replace. Each file is atomic; a reader
/// may see some of them before the others.
/// </summary>
internal static class FileCommit
{
    private const int Parallelism = 8;
    private const int MostNamed = 10;

    /// <summary>Publishes sealed files. Where one fails, those that are visible already are removed again.</summary>
    /// <param name="storage">Where the files go.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Cancels the publication; nothing is then visible.</param>
    /// <returns>The files that are not in every store that keeps the object.</returns>
    public static async ValueTask<IncompleteFiles> PublishAsync(IObjectStorage storage, IEnumerable<PendingFile> files, CancellationToken cancellationToken)
    {
        var begun = new ConcurrentBag<string>();
        var incomplete = new IncompleteFiles(storage);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(files, options, async (file, token) =>
            {
                // Noted first: where the outcome is unknown, the file may be there.
                begun.Add(file.Key);
                await incomplete.WriteAsync(file.Key, () => file.PublishAsync(token)).ConfigureAwait(false);
            }).ConfigureAwait(false);
            return incomplete;
        }
        catch (Exception error)
        {
            IReadOnlyList<(string Key, Exception Error)> left = await RemoveAsync(storage, begun).ConfigureAwait(false);
            if (left.Count == 0)
            {
                throw;
            }

            throw new TypedDaoException(
                ErrorKind.OutcomeUnknown,
                $"The write has failed, and {left.Count} of its files that may be visible could not be removed: {Named(storage, left)}.",
                error)
            {
                Cure = "Remove these files before writing the same rows again, otherwise their rows are there twice.",
            };
        }
    }

    /// <summary>Removes the files that new ones have replaced.</summary>
    /// <param name="storage">Where the files are.</param>
    /// <param name="keys">Their keys.</param>
    /// <exception cref="TypedDaoException">Some could not be removed; the others are.</exception>
    public static async ValueTask RemoveReplacedAsync(IObjectStorage storage, IEnumerable<string> keys)
    {
        IReadOnlyList<(string Key, Exception Error)> left = await RemoveAsync(storage, keys).ConfigureAwait(false);
        if (left.Count > 0)
        {
            throw new TypedDaoException(
                (left[0].Error as TypedDaoException)?.Kind ?? ErrorKind.Unexpected,
                $"The new files are complete, but {left.Count} of the files that they replace could not be removed: {Named(storage, left)}.",
                left[0].Error)
            {
                IsTransient = false,
                Cure = "Do the same again, or remove these files: until then their rows are read too.",
            };
        }
    }

    /// <summary>Removes files as far as possible.</summary>
    /// <param name="storage">Where the files are.</param>
    /// <param name="keys">Their keys.</param>
    /// <returns>The keys of those that could not be removed.</returns>
    public static async ValueTask<IReadOnlyList<string>> TryRemoveAsync(IObjectStorage storage, IEnumerable<string> keys)
        => [.. (await RemoveAsync(storage, keys).ConfigureAwait(false)).Select(entry => entry.Key)];

    private static async ValueTask<IReadOnlyList<(string Key, Exception Error)>> RemoveAsync(IObjectStorage storage, IEnumerable<string> keys)
    {
        var removal = new VersionedRemoval(storage);
        await removal.RemoveAsync(keys.Select(key => new FileVersion(key, null))).ConfigureAwait(false);
        return removal.Left;
    }

    /// <summary>The addresses of files, for messages; of many the first ones.</summary>
    /// <param name="storage">Where the files are.</param>
    /// <param name="keys">Their keys.</param>
    public static string Named(IObjectStorage storage, IReadOnlyCollection<string> keys)
        => string.Join(", ", keys.Take(MostNamed).Select(storage.AddressOf)) + (keys.Count > MostNamed ? ", …" : string.Empty);

    private static string Named(IObjectStorage storage, IReadOnlyList<(string Key, Exception Error)> left) => Named(storage, [.. left.Select(entry => entry.Key)]);
}
