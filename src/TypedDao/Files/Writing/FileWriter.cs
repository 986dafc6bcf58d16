using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>Writes a single file from rows. It appears whole or not at all.</summary>
/// <param name="opener">Opens the file.</param>
/// <param name="target">What is written.</param>
/// <param name="key">The file's key.</param>
internal sealed class FileWriter(FileOpener opener, ObjectTarget target, string key)
{
    /// <summary>Writes the file.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="options">The condition on publication.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask<WriteResult> WriteAsync<TRow, TShape>(
        IAsyncEnumerable<TRow> rows, PutOptions options, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        var router = new RowRouter(target, opener.Layout);
        PendingFile<TRow> file = await opener.OpenAsync<TRow, TShape>(key, options, isOnly: true, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            long count = 0;
            try
            {
                await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    count++;
                    Look<TRow, TShape>(router, row, count);
                    if (file.Write(row))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                    }
                }

                await file.SealAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidValueException error) when (error.Row > 0)
            {
                error.Address ??= AddressOf(error.Row);
                throw;
            }

            cancellationToken.ThrowIfCancellationRequested();
            await file.PublishAsync(cancellationToken).ConfigureAwait(false);
            return new WriteResult(count, file.Length, 1);
        }
    }

    private void Look<TRow, TShape>(RowRouter router, TRow row, long number)
        where TShape : struct, IRowShape<TRow>
    {
        try
        {
            if (router.LooksAtRows && (router.Look<TRow, TShape>(row) || number == 1))
            {
                router.Key(number);
            }
        }
        catch (TypedDaoException error)
        {
            error.Address ??= AddressOf(number);
            throw;
        }
    }

    private string AddressOf(long row)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{opener.Storage.AddressOf(key)}, row {row}");
}
