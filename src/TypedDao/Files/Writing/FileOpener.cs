using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>Opens the files of one write.</summary>
internal sealed class FileOpener
{
    private const long StagingMemory = 64 << 20;
    private const long MostBuffered = 128 << 20;

    // Times the files that may be open at once.
    private const long MostBufferedOfMany = 2 << 20;

    private readonly StagingBudget _budget = new(StagingMemory);

    /// <summary>Where the files go.</summary>
    public required IObjectStorage Storage { get; init; }

    /// <summary>The file format.</summary>
    public required ICodec Codec { get; init; }

    /// <summary>The object's layout.</summary>
    public required FileLayout Layout { get; init; }

    /// <summary>Told of what could not be removed.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Opens a file of a known key.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="options">The condition on publication.</param>
    /// <param name="isOnly">Whether no other file is written at the same time: rows are then encoded on several threads.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The file takes them over.")]
    public async ValueTask<PendingFile<TRow>> OpenAsync<TRow, TShape>(string key, PutOptions options, bool isOnly, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        StorageUpload upload = await Storage.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
        return await OpenAsync<TRow, TShape>(new UploadStaging(upload, key), null, key, _ => key, isOnly).ConfigureAwait(false);
    }

    /// <summary>Opens a file of a folder.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="folder">The folder's key, with its last <c>/</c>.</param>
    /// <param name="naming">Names the file.</param>
    /// <param name="writeId">The identifier of the write.</param>
    /// <param name="number">The file's number.</param>
    /// <param name="isOnly">Whether no other file is written at the same time.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The file takes them over.")]
    public async ValueTask<PendingFile<TRow>> OpenAsync<TRow, TShape>(
        string folder, FileNaming naming, Guid writeId, int number, bool isOnly, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        if (!naming.IsByContent)
        {
            return await OpenAsync<TRow, TShape>(folder + naming.Name(number), default(PutOptions), isOnly, cancellationToken).ConfigureAwait(false);
        }

        string hidden = folder + naming.HiddenName(writeId, number);
        FileStaging staging = Storage.Capabilities.PublishUnderAnotherKey
            ? new UploadStaging(await Storage.OpenUploadAsync(hidden, default, cancellationToken).ConfigureAwait(false), hidden)
            : new CopyStaging(Storage, hidden, _budget, Logger);
        return await OpenAsync<TRow, TShape>(
            staging, IncrementalHash.CreateHash(HashAlgorithmName.SHA256), hidden, stream => folder + naming.Name(number, stream.DigestText()), isOnly).ConfigureAwait(false);
    }

    private async ValueTask<PendingFile<TRow>> OpenAsync<TRow, TShape>(
        FileStaging staging, IncrementalHash? digest, string key, Func<StagingStream, string> name, bool isOnly)
        where TShape : struct, IRowShape<TRow>
    {
        var stream = new StagingStream(staging, digest);
        try
        {
            var options = new CodecWriteOptions
            {
                Key = key,
                PathColumns = Layout.PathColumns,
                MaxDegreeOfParallelism = isOnly ? CodecThreads.Count : 1,
                MaxBufferedBytes = isOnly ? MostBuffered : MostBufferedOfMany,

                // The same rows must give the same files where these are named by what is in them.
                IsLengthRepeatable = digest is not null && Layout.TargetFileBytes is not null,
            };
            RowWriter<TRow> writer = Codec.OpenWriter<TRow, TShape>(stream, options);
            return new PendingFile<TRow>(staging, stream, writer, name);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            await staging.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
