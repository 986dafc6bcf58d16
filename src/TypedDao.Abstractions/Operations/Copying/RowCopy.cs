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
        return await FileMove.RunAsync(source.Target, destination.Target, CopyAsync, cancellationToken).ConfigureAwait(false);

        async ValueTask<WriteResult> CopyAsync()
        {
            if (await TryFilesAsync(source.Target, destination.Target, cancellationToken).ConfigureAwait(false) is { } files)
            {
                return files;
            }

            var statistics = new ReadStatistics();
            WriteResult copied = await write(source.ReadAsync(statistics, cancellationToken)).ConfigureAwait(false);
            Verify(source.Target, destination.Target, statistics, copied);
            return copied;
        }
    }

    private static ValueTask<WriteResult?> TryFilesAsync(ObjectTarget source, ObjectTarget destination, CancellationToken cancellationToken)
        => FileCopies.TryAsync<IReadsRows, IDataInterface>(source, destination, asBytes: false, cancellationToken);

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
                Object = source.ToString(),
                Store = source.Definition.Store,
                Cure = "Correct or remove these rows and move again, or delete the source.",
            };
        }
    }
}
