using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Interfaces;

/// <summary>Contract of <see cref="IReadable{TRow}"/>.</summary>
public interface IReadsRows : IDataInterface
{
    /// <summary>Reads rows, streamed, in the order of the files' keys and of the rows in them.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to read.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>
/// Contract of interfaces that evaluate filters themselves, as far as they can before rows are made. Without it rows are read and
/// then evaluated.
/// </summary>
public interface IQueriesRows : IReadsRows
{
    /// <summary>Reads exactly the rows that match <see cref="ObjectTarget.Filter"/> as <see cref="Filters.RowPredicate"/> does, in the order of <see cref="IReadsRows.ReadAsync"/>.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to read.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>
/// Contract of interfaces that read projections themselves. Without it whole rows are read where the filter looks at columns that
/// the projection lacks.
/// </summary>
public interface IProjectsRows : IQueriesRows
{
    /// <summary>
    /// Reads the columns of <typeparamref name="TResult"/> of exactly the rows that match <see cref="ObjectTarget.Filter"/>, in the order of
    /// <see cref="IReadsRows.ReadAsync"/>.
    /// </summary>
    /// <typeparam name="TRow">The whole row.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <typeparam name="TResult">The type with some of its columns.</typeparam>
    /// <typeparam name="TResultShape">Its shape.</typeparam>
    /// <param name="target">What to read.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<TResult> ProjectAsync<TRow, TShape, TResult, TResultShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        where TResult : IRowOf<TRow, TResult>
        where TResultShape : struct, IRowShape<TResult>;
}

/// <summary>Contract of interfaces that count rows and look for one without reading them. Without it they are read.</summary>
public interface ICountsRows : IDataInterface
{
    /// <summary>Counts the rows that match <see cref="ObjectTarget.Filter"/>, those that cannot be read among them.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to count.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<long> CountAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;

    /// <summary>Whether a row matches <see cref="ObjectTarget.Filter"/>.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to look at.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<bool> AnyAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of interfaces that can tell how they will carry out a query.</summary>
public interface IExplainsQueries : IDataInterface
{
    /// <summary>Tells how rows would be read; reads none.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What would be read.</param>
    /// <param name="columns">The columns that would be read, as far as the filter needs no others: those of the shape, or some of them.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<QueryPlan> ExplainAsync<TRow, TShape>(ObjectTarget target, RowSchema columns, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="ICreatable{TRow}"/>.</summary>
public interface ICreatesRows : IDataInterface
{
    /// <summary>Writes a new file; one that exists is <see cref="ErrorKind.AlreadyExists"/> and stays as it is.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">Where to write.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write; nothing is then visible.</param>
    ValueTask<WriteResult> CreateAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IWritable{TRow}"/>.</summary>
public interface IWritesRows : IDataInterface
{
    /// <summary>Writes a file, creating or replacing it at once.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">Where to write.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write; what was there stays.</param>
    ValueTask<WriteResult> WriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IAppendable{TRow}"/>.</summary>
public interface IAppendsRows : IDataInterface
{
    /// <summary>Adds rows to what is there.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">Where to write; with an exact key, every row must belong to it.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write; nothing is then visible.</param>
    ValueTask<WriteResult> AppendAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IOverwritable{TRow}"/>.</summary>
public interface IOverwritesRows : IDataInterface
{
    /// <summary>Replaces all rows of the target by the given ones.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">What to replace; with an exact key, only that part, and every row must belong to it.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write; what was there stays.</param>
    ValueTask<WriteResult> OverwriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IPartitionOverwritable{TRow}"/>.</summary>
public interface IOverwritesPartitions : IDataInterface
{
    /// <summary>Replaces exactly the partitions that the rows belong to; the others stay.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The partitioned object.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write; what was there stays.</param>
    ValueTask<WriteResult> OverwritePartitionsAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IUpsertable{TRow}"/>.</summary>
public interface IUpsertsRows : IDataInterface
{
    /// <summary>Inserts rows, or updates those that are there, by the primary keys.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">Where to write.</param>
    /// <param name="rows">The rows; two with one key are <see cref="ErrorKind.InvalidValue"/>.</param>
    /// <param name="options">What is done with rows whose key is there, and with the others.</param>
    /// <param name="cancellationToken">Cancels the write; what was there stays.</param>
    /// <returns>The rows that were inserted or updated.</returns>
    ValueTask<WriteResult> UpsertAsync<TRow, TShape>(
        ObjectTarget target, IAsyncEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IRowDeletable{TRow, TColumns}"/>.</summary>
public interface IDeletesRows : IDataInterface
{
    /// <summary>Deletes the rows that match <see cref="ObjectTarget.Filter"/> as <see cref="Filters.RowPredicate"/> does, and no others.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">Where to delete, and what.</param>
    /// <param name="cancellationToken">Cancels the deletion, before anything has changed.</param>
    ValueTask<DeleteResult> DeleteRowsAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>Contract of <see cref="IClearable"/>.</summary>
public interface IClearsRows : IDataInterface
{
    /// <summary>Deletes all rows at once. Readers see all of them or none.</summary>
    /// <param name="target">Where to delete.</param>
    /// <param name="cancellationToken">Cancels the deletion; everything is then there.</param>
    ValueTask<DeleteResult> DeleteAllAsync(ObjectTarget target, CancellationToken cancellationToken);
}
