using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Rows;

namespace Acme.Journals;

/// <summary>
/// A capability of our own: readers can ask for what came since. An object has it where its type lists it and its interface
/// implements <see cref="IReadsTail"/>; see <see cref="TailOperations"/>.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IReadsTail), Access = AccessLevel.Read)]
public interface ITailable<TRow> : IReadable<TRow>;

/// <summary>Contract of <see cref="ITailable{TRow}"/>: what a data interface does for it.</summary>
public interface IReadsTail : IDataInterface
{
    /// <summary>Reads the rows of the entries after one, in their order.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to read.</param>
    /// <param name="entry">The number of the last entry that the reader has; 0 where it has none.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<JournalRow<TRow>> ReadSinceAsync<TRow, TShape>(ObjectTarget target, long entry, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>A row with the entry that brought it.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="Entry">The number of the entry, from 1.</param>
/// <param name="Row">The row.</param>
public readonly record struct JournalRow<TRow>(long Entry, TRow Row);
