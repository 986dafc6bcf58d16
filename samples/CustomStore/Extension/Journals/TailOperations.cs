using System.Runtime.CompilerServices;
using TypedDao.Rows;

namespace Acme.Journals;

/// <summary>Operations on objects of which readers can ask for what came since.</summary>
public static class TailOperations
{
    /// <summary>
    /// Reads the rows of the entries after one, streamed, in their order, each with its entry: keep the number of the last entry that
    /// you have dealt with, and ask again from there.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="entry">The number of the last entry that you have; 0 for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: entries in between are gone.</exception>
    public static IAsyncEnumerable<JournalRow<TRow>> ReadSinceAsync<TRow>(this ITailable<TRow> source, long entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(entry);

        // A capability has no members: the operation asks the object for the shape of its rows, and the context for the interface.
        return source.AcceptShape<ReadSince<TRow>, IAsyncEnumerable<JournalRow<TRow>>>(new ReadSince<TRow>(source.Target, entry, cancellationToken));
    }

    private readonly struct ReadSince<TRow>(ObjectTarget target, long entry, CancellationToken cancellationToken)
        : IShapeOperation<TRow, IAsyncEnumerable<JournalRow<TRow>>>
    {
        public IAsyncEnumerable<JournalRow<TRow>> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => RowsAsync<TRow, TShape>(target, entry, cancellationToken);
    }

    private static async IAsyncEnumerable<JournalRow<TRow>> RowsAsync<TRow, TShape>(
        ObjectTarget target, long entry, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        IReadsTail reader = await target.Context.ConnectAsync<IReadsTail>(target, "read since", cancellationToken).ConfigureAwait(false);
        await foreach (JournalRow<TRow> row in reader.ReadSinceAsync<TRow, TShape>(target, entry, new ReadStatistics(), cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
