using TypedDao.Codecs;
using TypedDao.Rows;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>
/// An entry before it has a number. Rows can be read once, but publishing may have to be tried again under the next number: so the
/// bytes wait in a temporary file.
/// </summary>
internal sealed class JournalDraft : IAsyncDisposable
{
    private readonly FileStream _bytes = new(
        Path.Combine(Path.GetTempPath(), $"journal-{Guid.NewGuid():N}.part"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 64 * 1024,
        });

    public long Rows { get; private set; }

    public long Length => _bytes.Length;

    public async ValueTask WriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        var options = new CodecWriteOptions { Key = JournalKeys.KeyOf(target, 0) };
        RowWriter<TRow> writer = target.Definition.Format!.Codec.OpenWriter<TRow, TShape>(_bytes, options);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (writer.Write(row))
                {
                    await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                }

                Rows++;
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await _bytes.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the entry appear under a key, unless the key is taken.</summary>
    public async ValueTask<bool> TryPublishAsync(IObjectStorage storage, string key, CancellationToken cancellationToken)
    {
        _bytes.Position = 0;
        try
        {
            StorageUpload upload = await storage.OpenUploadAsync(key, new PutOptions { IfAbsent = true }, cancellationToken).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                byte[] chunk = new byte[(int)Math.Min(128 * 1024, Length)];
                while (await _bytes.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    await upload.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }

                await upload.CompleteAsync(key: null, cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.AlreadyExists)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _bytes.DisposeAsync();
}
