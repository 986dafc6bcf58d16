using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>
/// One lock per key, held while an object is replaced or deleted, so that "compare, then replace" is one step: for the tasks of
/// this process by a semaphore, for other processes by a file that is open for one alone. The operating system gives the file
/// back when its process ends, however it ends.
/// </summary>
/// <param name="folder">The folder of the lock files.</param>
internal sealed class LocalLocks(string folder)
{
    private const int Stripes = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);
    private readonly SemaphoreSlim[] _local = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the lock of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lock; disposing it gives it back.</returns>
    public async ValueTask<IDisposable> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        // Keys that differ in case alone may be one file.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.ToUpperInvariant()));
        SemaphoreSlim local = _local[hash[0] % Stripes];
        await local.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            string path = Path.Join(folder, Convert.ToHexStringLower(hash, 0, 16));
            return new Held(await OpenAsync(path, key, cancellationToken).ConfigureAwait(false), path, local);
        }
        catch
        {
            local.Release();
            throw;
        }
    }

    private static async ValueTask<SafeFileHandle> OpenAsync(string path, string key, CancellationToken cancellationToken)
    {
        TimeProvider time = TimeProvider.System;
        long started = time.GetTimestamp();
        TimeSpan pause = TimeSpan.FromMilliseconds(0.5);
        while (true)
        {
            if (TryOpen(path) is { } file)
            {
                return file;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new TypedDaoException(
                    ErrorKind.Unavailable, $"Another process has held the lock of '{key}' for {Patience.TotalSeconds:0} seconds.")
                {
                    Cure = $"End the process that has '{path}' open.",
                };
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            // Deleting on closing is left to Windows: elsewhere .NET deletes whatever has the path by then.
            FileOptions options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, options);
            if (OperatingSystem.IsWindows() || IsStillAt(path, file))
            {
                return file;
            }

            file.Dispose();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            LocalFolders.TryCreate(Path.GetDirectoryName(path)!);
            return null;
        }
        catch (IOException error) when (IoErrors.IsSharingViolation(error))
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows() && File.Exists(path))
        {
            // The file is being deleted by its last holder.
            return null;
        }
    }

    // The last holder may have deleted the file between our opening and locking it: then others lock another file of this name.
    // A time that nobody else would choose tells whether the path still leads to ours.
    private static bool IsStillAt(string path, SafeFileHandle file)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(1 << 30));
        File.SetLastWriteTimeUtc(file, mark);
        return File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(file);
    }

    private sealed class Held(SafeFileHandle file, string path, SemaphoreSlim local) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                // Nobody else deletes it while it is locked, and whoever has opened it meanwhile finds that it is gone.
                if (!OperatingSystem.IsWindows())
                {
                    File.Delete(path);
                }
            }
            finally
            {
                file.Dispose();
                local.Release();
            }
        }
    }
}
