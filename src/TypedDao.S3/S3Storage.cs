using System.Xml;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.S3.Connection;
using TypedDao.S3.Copying;
using TypedDao.S3.Errors;
using TypedDao.S3.Listing;
using TypedDao.S3.Reading;
using TypedDao.S3.Writing;
using TypedDao.Storage;

namespace TypedDao.S3;

/// <summary>Object storage in a bucket of Amazon S3 or of a compatible server.</summary>
/// <remarks>
/// Creations and conditional replacements of up to one part are atomic on every server that keeps the conditions of a write. Above one part
/// Amazon S3 keeps them too; of other servers that is not known, so that <see cref="StorageCapabilities.MaximumConditionalSize"/> says one part.
/// A read of more than one part fails with <see cref="ErrorKind.Conflict"/> where the object is replaced meanwhile.
/// </remarks>
public sealed class S3Storage : IObjectStorage
{
    private const int DeletedAtOnce = 1000;

    private readonly BucketClient _bucket;
    private readonly StorageRetry _retry;
    private readonly ILogger _log;
    private readonly S3Reader _reader;
    private readonly S3Writer _writer;
    private readonly S3Listing _listing;
    private readonly S3Copier _copier;
    private int _isDisposed;

    /// <summary>Opens a bucket; no request is made.</summary>
    /// <param name="options">How to reach it.</param>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <param name="retry">Repeats the steps of uploads, large reads and copies; null: nothing is repeated.</param>
    /// <param name="logger">The log; null: none.</param>
    /// <exception cref="ArgumentException">A value of the options makes no sense.</exception>
    public S3Storage(S3StorageOptions options, TimeProvider? timeProvider = null, StorageRetry? retry = null, ILogger<S3Storage>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _retry = retry ?? StorageRetry.None;
        _log = logger ?? NullLogger<S3Storage>.Instance;
        _bucket = new BucketClient(options, timeProvider ?? TimeProvider.System);
        _reader = new S3Reader(_bucket, _retry);
        _writer = new S3Writer(_bucket);
        _listing = new S3Listing(_bucket);
        _copier = new S3Copier(_bucket, _reader, _writer, _retry, _log);
        Services = new S3Services(_bucket, _retry);
        Capabilities = new StorageCapabilities
        {
            ConditionalCreate = true,
            ConditionalReplace = true,
            MaximumPutSize = 5L << 30,
            MaximumConditionalSize = _bucket.IsAmazon ? long.MaxValue : options.PartSize,
            SnapshotReads = false,
            Versions = true,
            Attributes = true,
        };
    }

    /// <inheritdoc/>
    public StorageCapabilities Capabilities { get; }

    /// <summary>Attributes, versions, presigned URLs and unfinished uploads of the bucket.</summary>
    internal S3Services Services { get; }

    /// <inheritdoc/>
    public string AddressOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _bucket.Keys.AddressOf(key);
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken) => _reader.HeadAsync(key, default, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        return _reader.OpenAsync(key, options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        return _writer.PutAsync(key, content, options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        _bucket.Keys.Full(key);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<StorageUpload>(cancellationToken);
        }

        var parts = new PartUploads(_bucket, _writer, _reader, _retry, _log, key, options);
        return new ValueTask<StorageUpload>(new S3Upload(_bucket, parts, _writer, _retry, key, options));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return _listing.ListAsync(prefix, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectRequest { BucketName = _bucket.Name, Key = _bucket.Keys.Full(key), RequestPayer = _bucket.Payer };
        await _bucket.AskAsync(new S3Call(key, IsWrite: true), (sdk, token) => sdk.DeleteObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (string key in keys.Where(key => !FitsXml(key)))
        {
            await DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        }

        foreach (string[] batch in keys.Where(FitsXml).Chunk(DeletedAtOnce))
        {
            var request = new DeleteObjectsRequest
            {
                BucketName = _bucket.Name,
                Objects = [.. batch.Select(key => new KeyVersion { Key = _bucket.Keys.Full(key) })],
                Quiet = true,
                RequestPayer = _bucket.Payer,
            };
            try
            {
                await _bucket.AskAsync(
                    new S3Call(batch[0], IsWrite: true), (sdk, token) => sdk.DeleteObjectsAsync(request, token), cancellationToken).ConfigureAwait(false);
            }
            catch (TypedDaoException error) when (error.InnerException is DeleteObjectsException { Response.DeleteErrors: { Count: > 0 } refused })
            {
                throw Refusals.OfDeletion(refused, batch.Length, _bucket);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        StorageKey.Check(destination);
        return _copier.CopyAsync(_bucket, _reader, source, default, destination, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        StorageKey.Check(destination);
        return DelegatingStorage.Unwrap(from) is S3Storage other && await other._bucket.IsBesideAsync(_bucket, cancellationToken).ConfigureAwait(false)
            ? await _copier.CopyAsync(other._bucket, other._reader, source, version, destination, options, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _bucket.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    // The keys of several deletions stand in XML, which does not have all characters.
    private static bool FitsXml(string key)
    {
        try
        {
            XmlConvert.VerifyXmlChars(key);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
