using System.Runtime.CompilerServices;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Files.Writing;
using TypedDao.Keys;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Replaces the rejected rows of one source in a file that holds those of several. The new rows are first written to a hidden file
/// beside it, since they come while their source is read; then both are merged at once, again where somebody else was faster.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="opener">Opens files.</param>
/// <param name="turns">Orders the changes of one file.</param>
/// <param name="key">The file.</param>
/// <param name="digest">The digest of the source.</param>
internal sealed class RejectMerge<TRow, TShape>(FileOpener opener, Turns turns, string key, string digest)
    where TShape : struct, IRowShape<TRow>
{
    private const int Attempts = 10;
    private const int BatchSize = 256;
    private const string SourceColumn = "source";

    private readonly FieldCapture? _source = TShape.Schema.IndexOf(SourceColumn) < 0
        ? null
        : FieldCapture.Of(TShape.Schema, [new KeyParameter(SourceColumn, KeyKind.String)]);

    /// <summary>Keeps the rows of one source.</summary>
    /// <param name="source">The address of the source.</param>
    /// <param name="isComplete">Whether the source was read to its end.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask KeepAsync(string source, bool isComplete, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        string hidden = HiddenKey();
        bool hasRows = await RejectWriter.WriteAsync<TRow, TShape>(opener, hidden, rows, default, cancellationToken).ConfigureAwait(false);
        try
        {
            await turns.RunAsync(key, () => MergeAsync(source, isComplete, hasRows ? hidden : null, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (hasRows)
            {
                await opener.Storage.DeleteAsync(hidden, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask MergeAsync(string source, bool isComplete, string? added, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await TryMergeAsync(source, isComplete, added, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict or ErrorKind.AlreadyExists && attempt < Attempts)
            {
                // Another process has written the file since it was read: merge with what is there now.
            }
        }
    }

    private async ValueTask TryMergeAsync(string source, bool isComplete, string? added, CancellationToken cancellationToken)
    {
        StorageEntry? present = await opener.Storage.HeadAsync(key, cancellationToken).ConfigureAwait(false);
        if (present is null && added is null)
        {
            return;
        }

        if (!isComplete && present is not null && await HoldsAsync(present, source, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var options = new PutOptions { IfAbsent = present is null, IfMatch = present?.ETag };
        if (!await RejectWriter.WriteAsync<TRow, TShape>(opener, key, MergedAsync(present, source, added, cancellationToken), options, cancellationToken).ConfigureAwait(false))
        {
            await opener.Storage.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> HoldsAsync(StorageEntry present, string source, CancellationToken cancellationToken)
    {
        await foreach (TRow row in ReadAsync(present.Key, present, cancellationToken).ConfigureAwait(false))
        {
            if (IsOf(row, source))
            {
                return true;
            }
        }

        return false;
    }

    private async IAsyncEnumerable<TRow> MergedAsync(
        StorageEntry? present, string source, string? added, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (present is not null)
        {
            await foreach (TRow row in ReadAsync(key, present, cancellationToken).ConfigureAwait(false))
            {
                if (!IsOf(row, source))
                {
                    yield return row;
                }
            }
        }

        if (added is not null)
        {
            await foreach (TRow row in ReadAsync(added, null, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<TRow> ReadAsync(string file, StorageEntry? entry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = new PathValues(opener.Layout, []);
        var source = new FileSource(opener.Storage, new FileEntry(file, path, entry), new ReadStatistics());
        RowReader<TRow> reader = opener.Codec.OpenReader<TRow, TShape>(source, new CodecReadOptions());
        await using (reader.ConfigureAwait(false))
        {
            var batch = new TRow[BatchSize];
            while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                for (int i = 0; i < count; i++)
                {
                    yield return batch[i];
                }
            }
        }
    }

    /// <summary>Whether a row is one of a source; an object that does not tell the source holds the rows of one source alone.</summary>
    private bool IsOf(TRow row, string source)
    {
        if (_source is null)
        {
            return true;
        }

        _source.Take<TRow, TShape>(row);
        return _source.Values[0] == KeyValue.From(source);
    }

    /// <summary>A key of this write alone: two reads of one source may keep its rejects at once.</summary>
    private string HiddenKey()
    {
        int name = key.LastIndexOf('/') + 1;
        return $"{key[..name]}_{digest}-{Guid.NewGuid():N}-{key[name..]}";
    }
}
