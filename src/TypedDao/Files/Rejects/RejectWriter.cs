using System.Security.Cryptography;
using System.Text;
using TypedDao.Codecs;
using TypedDao.Extensibility;
using TypedDao.Files.Listing;
using TypedDao.Files.Writing;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Keeps rejected rows in files. A directory gets one file per source, named by the source. A file object holds the rows of all
/// sources: those of one source are replaced, which reads and writes the whole file, so a directory suits many sources better.
/// </summary>
/// <param name="opener">Opens files.</param>
/// <param name="target">The object that keeps the rows.</param>
/// <param name="turns">Orders the changes of one file.</param>
internal sealed class RejectWriter(FileOpener opener, ObjectTarget target, Turns turns)
{
    private const int SourceDigits = 16;

    /// <summary>Keeps the rejected rows of one source.</summary>
    /// <typeparam name="TRow">The row type of the object that keeps them.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="source">The address of the source.</param>
    /// <param name="isComplete">Whether the source was read to its end; if not, what was kept of it before stays.</param>
    /// <param name="rows">The rows; none removes what was kept.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask KeepAsync<TRow, TShape>(
        string source, bool isComplete, IAsyncEnumerable<RejectedRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        if (!target.IsExact)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "Rejected rows cannot be kept in a family or in a partitioned directory.")
            {
                Cure = "Let 'reject_to' name a directory or a file without placeholders and partition keys.",
            };
        }

        RejectColumns columns = RejectColumns.Bind(TShape.Schema);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..SourceDigits];
        if (opener.Layout.Definition.Shape is ObjectShape.File)
        {
            var merge = new RejectMerge<TRow, TShape>(opener, turns, TargetKeys.File(opener.Layout, target), digest);
            await merge.KeepAsync(source, isComplete, Rows<TRow, TShape>(columns, rows), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            string suffix = opener.Layout.Suffixes.OfNewFiles is { } ending ? $".{ending}" : string.Empty;
            string key = $"{TargetKeys.Folder(opener.Layout, target)}rejects-{digest}{suffix}";
            await ReplaceAsync<TRow, TShape>(key, isComplete, Rows<TRow, TShape>(columns, rows), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ReplaceAsync<TRow, TShape>(string key, bool isComplete, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        if (!isComplete && await opener.Storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        try
        {
            if (!await WriteAsync<TRow, TShape>(opener, key, rows, new PutOptions { IfAbsent = !isComplete }, cancellationToken).ConfigureAwait(false) && isComplete)
            {
                await opener.Storage.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.AlreadyExists && !isComplete)
        {
            // Another read has kept the rows of this source meanwhile, and it may be a complete one: they stay.
        }
    }

    /// <summary>Writes rows to a file.</summary>
    /// <returns>Whether there were any; if not, nothing is written.</returns>
    internal static async ValueTask<bool> WriteAsync<TRow, TShape>(
        FileOpener opener, string key, IAsyncEnumerable<TRow> rows, PutOptions options, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        PendingFile<TRow>? file = null;
        try
        {
            await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                file ??= await opener.OpenAsync<TRow, TShape>(key, options, isOnly: false, cancellationToken).ConfigureAwait(false);
                if (file.Write(row))
                {
                    await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            if (file is null)
            {
                return false;
            }

            await file.SealAsync(cancellationToken).ConfigureAwait(false);
            await file.PublishAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            if (file is not null)
            {
                await file.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static IAsyncEnumerable<TRow> Rows<TRow, TShape>(RejectColumns columns, IAsyncEnumerable<RejectedRow> rows)
        where TShape : struct, IRowShape<TRow>
        => rows.Select(row =>
        {
            var reader = new RejectFieldReader(columns, row);
            return TShape.Read(ref reader);
        });
}
