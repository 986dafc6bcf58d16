using Microsoft.Win32.SafeHandles;

namespace Acme.Journals.Packs;

/// <summary>
/// The file of a pack: 16 bytes of header and then records, which are only ever added. A record counts once all of it is there,
/// so a write that a failure cut short is no record, and the next opening removes it. One caller at a time.
/// </summary>
internal sealed class PackFile : IDisposable
{
    /// <summary>The length of what stands before the first record.</summary>
    public const int Start = 16;

    private readonly SafeFileHandle _lock;
    private readonly bool _flushes;
    private Exception? _failure;

    private PackFile(string path, SafeFileHandle fileLock, SafeFileHandle handle, bool flushes, long length)
        => (Path, _lock, Handle, _flushes, Length) = (path, fileLock, handle, flushes, length);

    public string Path { get; }

    public SafeFileHandle Handle { get; }

    /// <summary>Where the next record is written.</summary>
    public long Length { get; private set; }

    /// <summary>Takes the file for this process, and makes it where there is none.</summary>
    /// <exception cref="TypedDao.TypedDaoException">Another process has it, or it is no pack.</exception>
    public static PackFile Open(string path, bool flushes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        SafeFileHandle fileLock = Lock(path);
        SafeFileHandle? handle = null;
        try
        {
            foreach (string left in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(path)!, System.IO.Path.GetFileName(path) + ".*.part"))
            {
                File.Delete(left);
            }

            // Others may read the file, to copy it.
            handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, FileOptions.Asynchronous);
            long length = RandomAccess.GetLength(handle);
            if (length == 0)
            {
                RandomAccess.Write(handle, NewHeader(nextVersion: 1), 0);
                length = Start;
            }

            return new PackFile(path, fileLock, handle, flushes, length);
        }
        catch
        {
            handle?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <summary>The name of a file beside the pack, which the next opening removes where a failure leaves it.</summary>
    public static string PartOf(string path) => $"{path}.{Guid.NewGuid():N}.part";

    /// <summary>What a new pack starts with.</summary>
    public static byte[] NewHeader(long nextVersion) => [.. "TDPACK01"u8, .. BitConverter.GetBytes(nextVersion)];

    /// <summary>Adds a record with its content, whole or not at all.</summary>
    /// <returns>Where the content starts.</returns>
    public async ValueTask<long> AppendAsync(PackRecord record, PackContent content, CancellationToken cancellationToken)
    {
        if (_failure is not null)
        {
            throw PackErrors.Unusable(Path, _failure);
        }

        byte[] head = record.Encode();
        long offset = Length + head.Length;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await content.CopyToAsync(Handle, offset, cancellationToken).ConfigureAwait(false);
            await RandomAccess.WriteAsync(Handle, head, Length, cancellationToken).ConfigureAwait(false);
            if (_flushes)
            {
                RandomAccess.FlushToDisk(Handle);
            }
        }
        catch
        {
            TakeBack();
            throw;
        }

        Length = offset + content.Length;
        return offset;
    }

    /// <summary>Removes what stands after the last record.</summary>
    public void CutAt(long length)
    {
        RandomAccess.SetLength(Handle, length);
        Length = length;
    }

    public void Dispose()
    {
        Handle.Dispose();
        _lock.Dispose();
    }

    private void TakeBack()
    {
        try
        {
            RandomAccess.SetLength(Handle, Length);
        }
        catch (IOException error)
        {
            _failure = error;
        }
    }

    // The lock is a file of its own, since the pack itself is replaced when it is rewritten. It stays: removing it while another
    // process waits for it would give two processes a lock each.
    private static SafeFileHandle Lock(string path)
    {
        try
        {
            return File.OpenHandle(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(path + ".lock"))
        {
            throw PackErrors.InUse(path, error);
        }
    }
}
