using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>
/// Versions of files. Every file gets its modification time from here before it appears, in steps of 100 nanoseconds that are
/// never used twice by one instance and never go back while a key has an object. Time and length together are the ETag: it changes with every
/// write, also with two of equal length within one tick of the file system's own clock.
/// </summary>
/// <param name="timeProvider">The clock.</param>
internal sealed class LocalVersions(TimeProvider timeProvider)
{
    private long _last;

    /// <summary>The entry of a file; null where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">The file.</param>
    public static StorageEntry? Read(string key, FileInfo file)
    {
        // Asking for the attributes, not for Exists, which takes "denied" for "not there".
        FileAttributes attributes = file.Attributes;
        return attributes == (FileAttributes)(-1) || attributes.HasFlag(FileAttributes.Directory)
            ? null
            : Entry(key, file.Length, file.LastWriteTimeUtc);
    }

    /// <summary>The entry of an opened file: of the version that is open, whatever is at its path by now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">The file.</param>
    public static StorageEntry Read(string key, SafeFileHandle file)
        => Entry(key, RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));

    /// <summary>Gives a staged file a version that comes after the one that it is to replace.</summary>
    /// <param name="path">The staged file.</param>
    /// <param name="replaced">The present object, or null.</param>
    /// <param name="key">The key that it is to have.</param>
    /// <returns>The entry of the staged file.</returns>
    public StorageEntry Stamp(string path, StorageEntry? replaced, string key)
    {
        long ticks = Next();

        // A file system that keeps coarse times may cut the step off: take larger ones until it shows.
        for (long step = 1; ; step *= 10)
        {
            if (replaced is not null)
            {
                ticks = Math.Max(ticks, replaced.LastModified.UtcTicks + step);
            }

            File.SetLastWriteTimeUtc(path, new DateTime(ticks, DateTimeKind.Utc));
            StorageEntry entry = Read(key, new FileInfo(path)) ?? throw new FileNotFoundException(message: null, path);
            if (replaced is null || entry.LastModified > replaced.LastModified || step > TimeSpan.TicksPerMinute)
            {
                return entry;
            }
        }
    }

    private static StorageEntry Entry(string key, long length, DateTime modified)
        => new(key, length, $"{modified.Ticks:x}-{length:x}", new DateTimeOffset(modified));

    private long Next()
    {
        long now = timeProvider.GetUtcNow().UtcTicks;
        while (true)
        {
            long last = Volatile.Read(ref _last);
            long next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
