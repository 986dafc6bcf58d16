using System.Collections.Concurrent;
using TypedDao.Files.Listing;
using TypedDao.Files.Writing;
using TypedDao.Storage;

namespace TypedDao.Files.Copying;

/// <summary>Copies files as they are: within one storage without moving their bytes through this process.</summary>
/// <param name="from">Where the files are.</param>
/// <param name="to">Where they go.</param>
internal sealed class FileCopy(IObjectStorage from, IObjectStorage to)
{
    private const int Parallelism = 8;

    private readonly ConcurrentBag<string> _begun = [];
    private readonly IncompleteFiles _incomplete = new(to);
    private long _bytes;

    /// <summary>The bytes copied so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Copies files. Where one fails, those are removed again that were not there before.</summary>
    /// <param name="files">The files, with their new keys.</param>
    /// <param name="present">What was there before.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <returns>The files that are not in every store that keeps the destination.</returns>
    public async ValueTask<IncompleteFiles> RunAsync(IReadOnlyCollection<(FileEntry File, string Key)> files, IReadOnlySet<string> present, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(files, options, async (copy, token) =>
            {
                // Noted first: where the outcome is unknown, the file may be there.
                _begun.Add(copy.Key);
                await _incomplete.WriteAsync(
                    copy.Key, async () => Interlocked.Add(ref _bytes, await CopyAsync(copy.File, copy.Key, token).ConfigureAwait(false))).ConfigureAwait(false);
            }).ConfigureAwait(false);
            return _incomplete;
        }
        catch (Exception error)
        {
            string[] replaced = [.. _begun.Where(present.Contains)];
            IReadOnlyList<string> left = await FileCommit.TryRemoveAsync(to, _begun.Where(key => !present.Contains(key))).ConfigureAwait(false);
            if (left.Count == 0 && replaced.Length == 0)
            {
                throw;
            }

            throw new TypedDaoException(
                error is TypedDaoException known ? known.Kind : ErrorKind.Unexpected,
                $"The copy has failed before its end, and some files of the destination may be those of the source already: {FileCommit.Named(to, [.. left, .. replaced])}.",
                error)
            {
                Cure = "Do the same again.",
            };
        }
    }

    private async ValueTask<long> CopyAsync(FileEntry file, string key, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(from, to))
        {
            return file.Key == key
                ? file.Entry?.Length ?? 0
                : (await to.CopyAsync(file.Key, key, default, cancellationToken).ConfigureAwait(false)).Length;
        }

        var version = new GetOptions { IfMatch = file.Entry?.ETag };
        return (await StorageCopy.RunAsync(from, file.Key, version, to, key, default, cancellationToken).ConfigureAwait(false)).Length;
    }
}
