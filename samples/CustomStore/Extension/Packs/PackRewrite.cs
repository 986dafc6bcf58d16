using Microsoft.Win32.SafeHandles;

namespace Acme.Journals.Packs;

/// <summary>Writes a pack anew with what is live in it, so that its dead bytes go.</summary>
internal static class PackRewrite
{
    /// <summary>Whether so much of the file is dead that it is worth it.</summary>
    public static bool IsWorth(PackFile file, PackIndex index, int deadPercent)
    {
        long dead = file.Length - PackFile.Start - index.LiveBytes();
        return dead > 0 && dead >= file.Length / 100.0 * deadPercent;
    }

    /// <summary>Puts a file with the live objects in the place of the pack, at once; the opened pack then has the old bytes.</summary>
    public static async ValueTask RunAsync(PackFile file, PackIndex index, long nextVersion, CancellationToken cancellationToken)
    {
        string part = PackFile.PartOf(file.Path);
        try
        {
            using (SafeFileHandle handle = File.OpenHandle(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous))
            {
                byte[] start = PackFile.NewHeader(nextVersion);
                await RandomAccess.WriteAsync(handle, start, 0, cancellationToken).ConfigureAwait(false);
                await WriteObjectsAsync(file, index, handle, start.Length, cancellationToken).ConfigureAwait(false);
                RandomAccess.FlushToDisk(handle);
            }

            // Windows replaces no file that is open.
            file.Handle.Dispose();
            File.Move(part, file.Path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static async ValueTask WriteObjectsAsync(PackFile file, PackIndex index, SafeFileHandle handle, long at, CancellationToken cancellationToken)
    {
        string? after = null;
        bool isLast;
        do
        {
            foreach (PackObject item in index.Page(string.Empty, after, out isLast))
            {
                long version = Convert.ToInt64(item.Entry.ETag, 16);
                byte[] head = new PackRecord(PackRecordKind.Put, item.Entry.Key, item.Entry.Length, item.Entry.LastModified, version, item.Checksum).Encode();
                await RandomAccess.WriteAsync(handle, head, at, cancellationToken).ConfigureAwait(false);
                var content = new PackContent(file.Handle, item.Offset, item.Entry.Length, item.Checksum);
                await content.CopyToAsync(handle, at + head.Length, cancellationToken).ConfigureAwait(false);
                at += head.Length + content.Length;
                after = item.Entry.Key;
            }
        }
        while (!isLast);
    }
}
