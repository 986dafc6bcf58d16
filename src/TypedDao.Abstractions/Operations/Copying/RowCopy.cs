using System.Globalization;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Copies and moves what has rows: as files where both sides keep equal ones, otherwise row by row.</summary>
internal static class RowCopy
{
    public static async ValueTask<WriteResult> RunAsync<TRow>(
        IReadable<TRow> source, IDataObject destination, Func<IAsyncEnumerable<TRow>, ValueTask<WriteResult>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return await TryFilesAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false)
            ?? await write(source.ReadAsync(cancellationToken)).ConfigureAwait(false);
    }

    public static async ValueTask<WriteResult> MoveAsync<TRow>(
        IMovable<TRow> source, IDataObject destination, Func<IAsyncEnumerable<TRow>, ValueTask<WriteResult>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var move = await FileMove.BeginAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false);
        WriteResult? copied = await TryFilesAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false);
        if (copied is null)
        {
            var statistics = new ReadStatistics();
            copied = await write(source.ReadAsync(statistics, cancellationToken)).ConfigureAwait(false);
            Verify(source.Target, destination.Target, statistics, copied.Value);
        }

        await move.EndAsync(cancellationToken).ConfigureAwait(false);
        return copied.Value;
    }

    private static async ValueTask<WriteResult?> TryFilesAsync(ObjectTarget source, ObjectTarget destination, CancellationToken cancellationToken)
    {
        IReadsRows from = await source.Context.ConnectAsync<IReadsRows>(source, "copy", cancellationToken).ConfigureAwait(false);
        if (from is not ICopiesFiles files)
        {
            return null;
        }

        IDataInterface to = await destination.Context.ConnectAsync<IDataInterface>(destination, "copy", cancellationToken).ConfigureAwait(false);
        return await files.TryCopyAsync(source, destination, to, asBytes: false, cancellationToken).ConfigureAwait(false);
    }

    private static void Verify(ObjectTarget source, ObjectTarget destination, ReadStatistics read, WriteResult written)
    {
        if (read.Rejected > 0 || read.Rows != written.Rows)
        {
            throw new TypedDaoException(
                ErrorKind.InvalidData,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{written.Rows} rows were copied to {destination}, but {Math.Max(read.Rejected, read.Rows - written.Rows)} were not, since they cannot be read: the source stays as it is."))
            {
                Operation = "move",
                Object = source.ToString(),
                Store = source.Definition.Store,
                Cure = "Correct or remove these rows and move again, or delete the source.",
            };
        }
    }
}
