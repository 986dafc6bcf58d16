using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao;

/// <summary>
/// The rows of an object or query with some of their columns. Immutable; nothing happens until it is read. Where a filter looks at
/// other columns, and neither the keys of files nor the interface decide it without reading them, whole rows are read first.
/// </summary>
/// <typeparam name="TRow">The type with these columns.</typeparam>
public abstract class RowProjection<TRow> : IReadable<TRow>
{
    private protected RowProjection(ObjectTarget target) => Target = target;

    /// <inheritdoc/>
    public ObjectTarget Target { get; }

    /// <summary>The name as <c>store.object</c>, with the selected keys and the filter.</summary>
    public override string ToString() => Target.ToString();

    TResult IRowObject.Accept<TOperation, TResult>(TOperation operation) => AcceptRow<TOperation, TResult>(operation);

    TResult IRowObject<TRow>.AcceptShape<TOperation, TResult>(TOperation operation) => AcceptRowShape<TOperation, TResult>(operation);

    /// <summary>Reads the rows.</summary>
    internal abstract IAsyncEnumerable<TRow> ReadAsync(ReadStatistics statistics, CancellationToken cancellationToken);

    /// <summary>Tells how they would be read.</summary>
    internal abstract ValueTask<QueryPlan> ExplainAsync(CancellationToken cancellationToken);

    /// <summary>Counts the rows that it is taken from, or looks for one.</summary>
    internal abstract ValueTask<long> CountAsync(ICountsRows counter, bool any, CancellationToken cancellationToken);

    private protected abstract TResult AcceptRow<TOperation, TResult>(TOperation operation)
        where TOperation : IRowOperation<TResult>;

    private protected abstract TResult AcceptRowShape<TOperation, TResult>(TOperation operation)
        where TOperation : IShapeOperation<TRow, TResult>;
}

/// <summary>A projection with the row type that it is taken from.</summary>
/// <typeparam name="TSource">The whole row.</typeparam>
/// <typeparam name="TRow">The type with some of its columns.</typeparam>
internal sealed class RowProjection<TSource, TRow>(IRowObject<TSource> source, ObjectTarget target) : RowProjection<TRow>(target)
    where TRow : IRowOf<TSource, TRow>
{
    internal override IAsyncEnumerable<TRow> ReadAsync(ReadStatistics statistics, CancellationToken cancellationToken)
        => source.AcceptShape<ReadSource, IAsyncEnumerable<TRow>>(new ReadSource(Target, statistics, cancellationToken));

    internal override ValueTask<QueryPlan> ExplainAsync(CancellationToken cancellationToken)
        => ReadOperations.ExplainAsync(source, Target, TRow.AcceptShape<Columns, RowSchema>(default), cancellationToken);

    internal override ValueTask<long> CountAsync(ICountsRows counter, bool any, CancellationToken cancellationToken)
        => ReadOperations.CountAsync(source, counter, any, cancellationToken);

    private protected override TResult AcceptRow<TOperation, TResult>(TOperation operation)
        => TRow.AcceptShape<WithRow<TOperation, TResult>, TResult>(new WithRow<TOperation, TResult>(operation));

    private protected override TResult AcceptRowShape<TOperation, TResult>(TOperation operation) => TRow.AcceptShape<TOperation, TResult>(operation);

    private readonly struct WithRow<TOperation, TResult>(TOperation operation) : IShapeOperation<TRow, TResult>
        where TOperation : IRowOperation<TResult>
    {
        public TResult Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => operation.Invoke<TRow, TShape>();
    }

    private readonly struct Columns : IShapeOperation<TRow, RowSchema>
    {
        public RowSchema Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => TShape.Schema;
    }

    private readonly struct ReadSource(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        : IShapeOperation<TSource, IAsyncEnumerable<TRow>>
    {
        public IAsyncEnumerable<TRow> Invoke<TSourceShape>()
            where TSourceShape : struct, IRowShape<TSource>
            => TRow.AcceptShape<Read<TSourceShape>, IAsyncEnumerable<TRow>>(new Read<TSourceShape>(target, statistics, cancellationToken));
    }

    private sealed class Read<TSourceShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        : IShapeOperation<TRow, IAsyncEnumerable<TRow>>
        where TSourceShape : struct, IRowShape<TSource>
    {
        public IAsyncEnumerable<TRow> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => new ConnectedRows<TRow>(target, RowsOf<TShape>, cancellationToken);

        private IAsyncEnumerable<TRow> RowsOf<TShape>(IReadsRows reader, CancellationToken token)
            where TShape : struct, IRowShape<TRow>
            => reader is IProjectsRows projects
                ? projects.ProjectAsync<TSource, TSourceShape, TRow, TShape>(target, statistics, token)
                : target.Filter.LooksOnlyAt(TShape.Schema)
                    ? ReadOperations.RowsOf<TRow, TShape>(reader, target, statistics, token)
                    : ReadOperations.RowsOf<TSource, TSourceShape>(reader, target, statistics, token).Select(TRow.From);
    }
}
