namespace TypedDao.Storage;

/// <summary>
/// Atomic byte storage under file and table objects: an S3 bucket, a folder, memory. A key is a path of segments joined by
/// <c>/</c>, see <see cref="StorageKey"/>. All members may be called concurrently.
/// </summary>
/// <remarks>
/// The laws that every implementation keeps, which the conformance suite of TypedDao.Testing checks:
/// an object appears whole or not at all; a reader that has opened an object reads one version to its end, whatever
/// happens to the key meanwhile, or fails where <see cref="StorageCapabilities.SnapshotReads"/> is false; what was written is
/// seen by every later read and listing; a conditional write that loses leaves the winner's bytes; a failed or cancelled write
/// leaves nothing that a reader or listing could see.
/// </remarks>
public interface IObjectStorage : IAsyncDisposable
{
    /// <summary>What this storage can do beyond the laws.</summary>
    StorageCapabilities Capabilities { get; }

    /// <summary>The address of a key as a person would look for it, such as <c>s3://bucket/key</c>. No secrets.</summary>
    /// <param name="key">The key, or an empty string for the root.</param>
    string AddressOf(string key);

    /// <summary>Reads what is known of an object; null where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Opens an object, whole or a range, for reading as a stream.</summary>
    /// <param name="key">The key.</param>
    /// <param name="options">Range and conditions.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: nothing is there. <see cref="ErrorKind.Conflict"/>: <see cref="GetOptions.IfMatch"/> does not hold.
    /// </exception>
    ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken);

    /// <summary>Writes a whole object in one request.</summary>
    /// <param name="key">The key.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="options">The condition.</param>
    /// <param name="cancellationToken">Cancels the request; the object is then there whole or not at all.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.AlreadyExists"/> or <see cref="ErrorKind.Conflict"/>: the condition does not hold and nothing was
    /// written. <see cref="ErrorKind.OutcomeUnknown"/>: it is not known whether the write took effect, as after an answer that was lost.
    /// <see cref="ErrorKind.Incomplete"/>: it took effect, but not in every store that keeps the object.
    /// Any other kind, <see cref="ErrorKind.Unavailable"/> too: nothing was written.
    /// </exception>
    ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken);

    /// <summary>Starts writing an object of unknown length; nothing is visible before <see cref="StorageUpload.CompleteAsync"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="options">The condition, checked on completion.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the objects whose keys start with a prefix, streamed by pages, ordered by the UTF-8 bytes of the whole key.
    /// A prefix need not end at a segment: <c>a/b</c> finds <c>a/b</c>, <c>a/b/c</c> and <c>a/bc</c>.
    /// </summary>
    /// <param name="prefix">The prefix, or an empty string for everything.</param>
    /// <param name="options">Where to start.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken);

    /// <summary>Removes an object; one that is not there is no error.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes several objects, in as few requests as the storage allows; those that are not there are no error.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels the removal; what was removed so far stays removed.</param>
    /// <exception cref="TypedDaoException">Some could not be removed; the others were, or may have been.</exception>
    async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(keys, options, DeleteAsync).ConfigureAwait(false);
    }

    /// <summary>
    /// Copies an object within this storage without moving its bytes through the caller. Its attributes are copied too, unless the
    /// options have others.
    /// </summary>
    /// <param name="source">The key to copy.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">As <see cref="GetAsync"/> and <see cref="PutAsync"/>.</exception>
    ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Copies an object of another storage without moving its bytes through the caller, where both are on one server that can; null, and
    /// nothing done, where they are not.
    /// </summary>
    /// <param name="from">The storage that is read, perhaps under layers.</param>
    /// <param name="source">The key to copy.</param>
    /// <param name="version">The condition on the source; its range is not looked at.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">As <see cref="GetAsync"/> and <see cref="PutAsync"/>.</exception>
    ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
        => new((StorageEntry?)null);
}
