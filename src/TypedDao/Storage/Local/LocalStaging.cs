using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>
/// The hidden folder of files that are not yet visible, on the same file system as the objects. A file in it is alive while it is
/// open or while the session that it belongs to is; what crashed processes left is removed when it has reached an age.
/// </summary>
/// <remarks>
/// A session is one instance of this class: its name starts the names of its files. It has a lock file, held open, while it has
/// staged files that are not open themselves.
/// </remarks>
/// <param name="paths">The folder's paths.</param>
/// <param name="staleAge">How old a leftover has to be to be removed.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class LocalStaging(LocalPaths paths, TimeSpan staleAge, TimeProvider timeProvider) : IDisposable
{
    private const string SessionSuffix = ".session";
    private readonly string _session = Guid.NewGuid().ToString("n");
    private readonly Lock _gate = new();
    private long _files;
    private int _sealed;
    private SafeFileHandle? _sessionFile;
    private bool _isSwept;

    /// <summary>Creates a staged file, open for writing.</summary>
    /// <param name="path">Its path.</param>
    public SafeFileHandle Create(out string path)
    {
        Sweep();
        path = Path.Join(paths.Staging, $"{_session}-{Interlocked.Increment(ref _files):x}");
        return OpenNew(path);
    }

    /// <summary>Keeps this session's staged files alive that are not open; to be called before they are closed.</summary>
    public void EnterSealed()
    {
        lock (_gate)
        {
            _sessionFile ??= OpenNew(SessionPath);
            _sealed++;
        }
    }

    /// <summary>Ends what <see cref="EnterSealed"/> began, after the file got its name or was deleted.</summary>
    public void LeaveSealed()
    {
        lock (_gate)
        {
            if (--_sealed == 0)
            {
                LocalFolders.Discard(SessionPath);
                _sessionFile?.Dispose();
                _sessionFile = null;
            }
        }
    }

    /// <summary>Removes the hidden folders where nothing is in them.</summary>
    public void Dispose()
    {
        foreach (string folder in (ReadOnlySpan<string>)[paths.Staging, paths.Locks, paths.Hidden])
        {
            LocalFolders.TryRemoveEmpty(folder);
        }
    }

    /// <summary>Removes what crashed processes left.</summary>
    internal void RemoveStale()
    {
        DateTime limit = timeProvider.GetUtcNow().UtcDateTime - staleAge;
        if (!Directory.Exists(paths.Staging))
        {
            return;
        }

        foreach (FileInfo file in new DirectoryInfo(paths.Staging).EnumerateFiles())
        {
            int dash = file.Name.IndexOf('-', StringComparison.Ordinal);
            if (file.LastWriteTimeUtc < limit
                && !IsOpen(file.FullName)
                && (dash < 0 || !IsOpen(Path.Join(paths.Staging, file.Name[..dash] + SessionSuffix))))
            {
                file.Delete();
            }
        }
    }

    private string SessionPath => Path.Join(paths.Staging, _session + SessionSuffix);

    private void Sweep()
    {
        if (!Volatile.Read(ref _isSwept))
        {
            Volatile.Write(ref _isSwept, true);
            try
            {
                RemoveStale();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Leftovers of another user, or another process sweeps at the same time: they harm nobody and can wait.
            }
        }
    }

    private static bool IsOpen(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException error) when (IoErrors.IsSharingViolation(error))
        {
            return true;
        }
    }

    private static SafeFileHandle OpenNew(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                // Shared for reading and deleting: it gets its name, and readers, while it is open. Network file systems give a shared
                // lock, by which others see that it is open, to those who may read it.
                return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            }
            catch (Exception error) when (LocalFolders.IsMissing(error) && attempt < LocalFolders.Attempts)
            {
                LocalFolders.TryCreate(Path.GetDirectoryName(path)!);
            }
        }
    }
}
