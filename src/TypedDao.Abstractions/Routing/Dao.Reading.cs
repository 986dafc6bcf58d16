using TypedDao.Storage;

namespace TypedDao;

public sealed partial class Dao
{
    /// <inheritdoc cref="ReadOperations.ReadAsync{TRow}(IReadable{TRow}, CancellationToken)"/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow>(IReadable<TRow> source, CancellationToken cancellationToken = default)
        => Rows(source).ReadAsync(cancellationToken);

    /// <inheritdoc cref="ReadOperations.ReadAsync{TRow}(IReadable{TRow}, ReadStatistics, CancellationToken)"/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow>(IReadable<TRow> source, ReadStatistics statistics, CancellationToken cancellationToken = default)
        => Rows(source).ReadAsync(statistics, cancellationToken);

    /// <inheritdoc cref="ReadOperations.ExplainAsync{TRow}(IReadable{TRow}, CancellationToken)"/>
    public ValueTask<QueryPlan> ExplainAsync<TRow>(IReadable<TRow> source, CancellationToken cancellationToken = default)
        => Rows(source).ExplainAsync(cancellationToken);

    /// <inheritdoc cref="ReadOperations.CountAsync{TRow}(IReadable{TRow}, CancellationToken)"/>
    public ValueTask<long> CountAsync<TRow>(IReadable<TRow> source, CancellationToken cancellationToken = default)
        => Rows(source).CountAsync(cancellationToken);

    /// <inheritdoc cref="ReadOperations.ExistsAsync{TRow, TColumns}(RowQuery{TRow, TColumns}, CancellationToken)"/>
    public ValueTask<bool> ExistsAsync<TRow, TColumns>(RowQuery<TRow, TColumns> query, CancellationToken cancellationToken = default)
        where TColumns : struct
        => new RowQuery<TRow, TColumns>(query, Bind(query)).ExistsAsync(cancellationToken);

    /// <inheritdoc cref="FileOperations.ExistsAsync(IExisting, CancellationToken)"/>
    public ValueTask<bool> ExistsAsync(IExisting source, CancellationToken cancellationToken = default)
        => Files(source).ExistsAsync(cancellationToken);

    /// <inheritdoc cref="FileOperations.ListAsync(IListable, CancellationToken)"/>
    public IAsyncEnumerable<StorageEntry> ListAsync(IListable source, CancellationToken cancellationToken = default)
        => Files(source).ListAsync(cancellationToken);
}
