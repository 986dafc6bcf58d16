using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>
/// Locks that are held while an object is replaced or deleted, so that "compare, then replace" is one step: for the tasks of this
/// process by a semaphore, for other processes by a file that is open for one alone. Keys share a fixed number of locks.
/// </summary>
/// <remarks>
/// <para>
/// Why there is one holder at a time. Whoever opens a lock's name asks the system for the exclusive lock on the file found there, and
/// holds the lock once it has that and has then seen that the name still leads to this very file. Only a holder removes the name,
/// before it gives the exclusive lock back. So while there is a holder the name stays, and everybody else who opens it meets the same file and has
/// to wait; whoever gets the exclusive lock on a file that has lost its name sees that, and opens the name anew. This is what .NET does for
/// <see cref="FileMode.OpenOrCreate"/> with <see cref="FileShare.None"/> and <see cref="FileOptions.DeleteOnClose"/>: on Unix by
/// comparing inodes after locking and removing the name before unlocking, on Windows by the system itself.
/// </para>
/// <para>
/// The system gives the lock of a process back however that ends. The file that it leaves is held and removed by the next holder, or by
/// <see cref="RemoveLeft"/>. Nobody waits for a lock while holding one, so nobody waits in a circle. On a file system without locks
/// several processes cannot be told apart: there one process at a time may write.
/// </para>
/// </remarks>
/// <param name="folder">The folder of the lock files.</param>
/// <param name="patience">How long to wait for another process.</param>
internal sealed class LocalLocks(string folder, TimeSpan patience)
{
    private const int Stripes = 64;
    private static readonly TimeSpan PatienceWithDenial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);
    private readonly SemaphoreSlim[] _local = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the lock of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lock; disposing it gives it back.</returns>
    public async ValueTask<IDisposable> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        int stripe = StripeOf(key);
        await _local[stripe].WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new Held(await OpenAsync(PathOf(stripe), key, cancellationToken).ConfigureAwait(false), _local[stripe]);
        }
        catch
        {
            _local[stripe].Release();
            throw;
        }
    }

    /// <summary>Removes the files that crashed processes left: those that nobody holds.</summary>
    public void RemoveLeft()
    {
        try
        {
            foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            {
                TryOpen(path)?.Dispose();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or the files are another user's: they are in nobody's way.
        }
    }

    /// <summary>The number of a key's lock, the same in every process.</summary>
    /// <param name="key">The key.</param>
    internal static int StripeOf(string key)
    {
        // Keys that differ in case, in the composition of accents or in what is invisible may be one file, and which do is up to the
        // file system. Digits and these signs are what none of them changes.
        uint hash = 2166136261;
        foreach (char c in key)
        {
            if (char.IsAsciiDigit(c) || c is '/' or '.' or '-' or '_')
            {
                hash = unchecked((hash ^ c) * 16777619);
            }
        }

        return (int)((hash ^ (hash >> 16)) % Stripes);
    }

    /// <summary>The path of a lock's file.</summary>
    /// <param name="stripe">The number.</param>
    internal string PathOf(int stripe) => Path.Join(folder, $"{stripe:x2}");

    private async ValueTask<SafeFileHandle> OpenAsync(string path, string key, CancellationToken cancellationToken)
    {
        TimeProvider time = TimeProvider.System;
        long started = time.GetTimestamp();
        TimeSpan pause = TimeSpan.FromMilliseconds(0.5);
        while (true)
        {
            try
            {
                if (TryOpen(path) is { } file)
                {
                    return file;
                }
            }
            catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && time.GetElapsedTime(started) < PatienceWithDenial)
            {
                // Windows says so of a name that is being removed.
            }

            if (time.GetElapsedTime(started) > patience)
            {
                throw new TypedDaoException(
                    ErrorKind.Unavailable, $"Another process has held the lock of '{key}' for {patience.TotalSeconds:0} seconds.")
                {
                    Cure = $"End the process that has '{path}' open.",
                };
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Null: somebody else holds it.
    private static SafeFileHandle? TryOpen(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            }
            catch (IOException error) when (LocalFolders.IsMissing(error) && attempt < LocalFolders.Attempts)
            {
                LocalFolders.TryCreate(Path.GetDirectoryName(path)!);
            }
            catch (IOException error) when (IoErrors.IsSharingViolation(error))
            {
                return null;
            }
        }
    }

    private sealed class Held(SafeFileHandle file, SemaphoreSlim local) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            local.Release();
        }
    }
}
