using System.Buffers;
using TypedDao.Files.Listing;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IReadsBytes, ICreatesBytes, IWritesBytes
{
    private const int CopyBuffer = 128 << 10;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenReadAsync(ObjectTarget target, string? name, GetOptions options, CancellationToken cancellationToken)
        => RunAsync("read", target, async layout =>
        {
            _services.CheckVersion(_storage, options.VersionId);
            return await AtPresentAsync(
                layout,
                target,
                KeyOf(layout, target, name),
                async key => (await _storage.GetAsync(key, options, cancellationToken).ConfigureAwait(false)).Content,
                cancellationToken).ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public ValueTask<WriteResult> CreateAsync(
        ObjectTarget target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return RunAsync("create", target, async layout =>
        {
            _services.CheckAttributes(_storage, attributes);
            string key = KeyOf(layout, target, name);
            await RefusePresentAsync(layout, target, key, cancellationToken).ConfigureAwait(false);
            var options = new PutOptions { IfAbsent = true, Attributes = attributes };
            return await UploadAsync(key, content, options, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync(
        ObjectTarget target, string? name, Stream content, ObjectAttributes? attributes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return RunAsync("write", target, layout =>
        {
            _services.CheckAttributes(_storage, attributes);
            string key = KeyOf(layout, target, name);
            var options = new PutOptions { Attributes = attributes };
            return ReplaceAsync(layout, target, key, () => UploadAsync(key, content, options, cancellationToken), cancellationToken);
        });
    }

    private static string KeyOf(FileLayout layout, ObjectTarget target, string? name)
        => name is null ? TargetKeys.File(layout, target) : TargetKeys.Named(layout, target, name);

    /// <summary>Acts on a file under its key, or under the other spelling of it that is there.</summary>
    private async ValueTask<T> AtPresentAsync<T>(
        FileLayout layout, ObjectTarget target, string key, Func<string, ValueTask<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act(key).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.NotFound && layout.Pattern.SpellingVaries)
        {
            if (await FindOtherSpellingAsync(layout, target, key, cancellationToken).ConfigureAwait(false) is not { } other)
            {
                throw;
            }

            return await act(other).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> FindOtherSpellingAsync(FileLayout layout, ObjectTarget target, string key, CancellationToken cancellationToken)
    {
        string[] others = await new OtherSpellings(_storage, layout).FindAsync(target, key, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);
        return others.Length > 1
            ? throw new TypedDaoException(ErrorKind.InvalidData, $"Several files have this key, written with different leading zeros: {string.Join(", ", others.Select(_storage.AddressOf))}.")
            {
                Address = _storage.AddressOf(key),
                Cure = "Keep one of them.",
            }
            : others.SingleOrDefault();
    }

    private async ValueTask<WriteResult> UploadAsync(string key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        try
        {
            StorageUpload upload = await _storage.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    await upload.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                await upload.CompleteAsync(null, cancellationToken).ConfigureAwait(false);
                return new WriteResult(0, upload.Length, 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
