using System.Buffers.Binary;
using TypedDao.Storage;

namespace Acme.Journals.Packs;

/// <summary>Reads a pack from its start to find what is in it. Contents are skipped, but for the last one, which a failure may have spoilt.</summary>
internal static class PackScan
{
    /// <summary>Fills the index, and cuts off a write that a failure left unfinished.</summary>
    /// <returns>The version of the next write.</returns>
    public static async ValueTask<long> ReadAsync(PackFile file, PackIndex index, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[PackRecord.HeaderSize + ushort.MaxValue];
        await FillAsync(file, buffer.AsMemory(0, PackFile.Start), 0, cancellationToken).ConfigureAwait(false);
        if (file.Length < PackFile.Start || !buffer.AsSpan().StartsWith("TDPACK01"u8))
        {
            throw PackErrors.NoPack(file.Path);
        }

        long next = BinaryPrimitives.ReadInt64LittleEndian(buffer.AsSpan(8));
        long at = PackFile.Start;
        while (at < file.Length)
        {
            int read = await FillAsync(file, buffer, at, cancellationToken).ConfigureAwait(false);
            bool isHeader = PackRecord.IsHeader(buffer.AsSpan(0, read));
            int size = isHeader ? PackRecord.SizeOf(buffer) : PackRecord.HeaderSize;
            if (isHeader ? read < size : IsUnfinished(buffer.AsSpan(0, read)))
            {
                file.CutAt(at);
                break;
            }

            PackRecord record = (isHeader ? PackRecord.Decode(buffer.AsSpan(0, size)) : null) ?? throw PackErrors.Damaged(file.Path, at);
            long end = at + size + record.Length;
            if (end > file.Length || (end == file.Length && !await IsWholeAsync(file, record, at + size, cancellationToken).ConfigureAwait(false)))
            {
                file.CutAt(at);
                break;
            }

            next = Math.Max(next, record.Version + 1);
            index.Set(record.Key, record.Kind is PackRecordKind.Put ? ToObject(record, at + size) : null);
            at = end;
        }

        return next;
    }

    public static PackObject ToObject(PackRecord record, long offset)
        => new(new StorageEntry(record.Key, record.Length, $"{record.Version:x}", record.Modified), offset, record.Checksum);

    // The content is written before its header: an unfinished write starts with zeros, or has less than a header.
    private static bool IsUnfinished(ReadOnlySpan<byte> bytes)
        => bytes.Length < PackRecord.HeaderSize || !bytes[..PackRecord.HeaderSize].ContainsAnyExcept((byte)0);

    private static async ValueTask<bool> IsWholeAsync(PackFile file, PackRecord record, long offset, CancellationToken cancellationToken)
    {
        byte[] chunk = new byte[(int)Math.Min(128 * 1024, record.Length)];
        uint sum = 0;
        for (long done = 0; done < record.Length;)
        {
            int read = await RandomAccess.ReadAsync(file.Handle, chunk.AsMemory(0, (int)Math.Min(chunk.Length, record.Length - done)), offset + done, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            sum = Checksums.Add(sum, chunk.AsSpan(0, read));
            done += read;
        }

        return sum == record.Checksum;
    }

    private static async ValueTask<int> FillAsync(PackFile file, Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int read = await RandomAccess.ReadAsync(file.Handle, buffer[filled..], offset + filled, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }
}
