using System.Collections.Concurrent;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>
/// Removes files that are still as they were when they were read. The version is asked for right before the removal, since storages
/// remove without a condition: what is written between the two requests of one file is removed with it. Files of which any version is
/// meant are removed in batches.
/// </summary>
/// <param name="storage">Where the files are.</param>
internal sealed class VersionedRemoval(IObjectStorage storage)
{
    /// <summary>The most files that are removed at once: what S3 takes in one request.</summary>
    public const int MostAtOnce = 1000;

    private const int Parallelism = 8;

    private readonly ConcurrentBag<string> _changed = [];
    private readonly ConcurrentBag<(string Key, Exception Error)> _left = [];

    /// <summary>Files that were written or removed by others meanwhile, and therefore left alone.</summary>
    public IReadOnlyList<string> Changed => [.. _changed.Order(Utf8Order.Instance)];

    /// <summary>Files that could not be removed.</summary>
    public IReadOnlyList<(string Key, Exception Error)> Left => [.. _left.OrderBy(entry => entry.Key, Utf8Order.Instance)];

    /// <summary>Says which files are no longer as they were; removes none.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async ValueTask<IReadOnlyList<string>> FindChangedAsync(IEnumerable<FileVersion> files, CancellationToken cancellationToken)
    {
        var changed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(files, Options(cancellationToken), async (file, token) =>
        {
            if (await IsChangedAsync(file, token).ConfigureAwait(false))
            {
                changed.Add(file.Key);
            }
        }).ConfigureAwait(false);
        return [.. changed.Order(Utf8Order.Instance)];
    }

    /// <summary>Removes files; not cancelled, since half a removal helps nobody. <see cref="Changed"/> and <see cref="Left"/> say which are still there.</summary>
    /// <param name="files">The files.</param>
    public async ValueTask RemoveAsync(IEnumerable<FileVersion> files)
    {
        ILookup<bool, FileVersion> byCondition = files.ToLookup(file => file.ETag is not null);
        foreach (FileVersion[] batch in byCondition[false].Chunk(MostAtOnce))
        {
            try
            {
                await storage.DeleteAsync([.. batch.Select(file => file.Key)], CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error) when (batch.Length > 1 && error is not OutOfMemoryException)
            {
                // Which of them are left is seen one by one; what is gone is no error.
                await RemoveEachAsync(batch).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                _left.Add((batch[0].Key, error));
            }
        }

        await RemoveEachAsync(byCondition[true]).ConfigureAwait(false);
    }

    private async ValueTask RemoveEachAsync(IEnumerable<FileVersion> files)
        => await Parallel.ForEachAsync(files, Options(CancellationToken.None), async (file, token) =>
        {
            try
            {
                if (await IsChangedAsync(file, token).ConfigureAwait(false))
                {
                    _changed.Add(file.Key);
                    return;
                }

                await storage.DeleteAsync(file.Key, token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Reported to the caller with the file's address.
                _left.Add((file.Key, error));
            }
        }).ConfigureAwait(false);

    private async ValueTask<bool> IsChangedAsync(FileVersion file, CancellationToken cancellationToken)
        => file.ETag is { } etag && (await storage.HeadAsync(file.Key, cancellationToken).ConfigureAwait(false))?.ETag != etag;

    private static ParallelOptions Options(CancellationToken cancellationToken)
        => new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
