namespace TypedDao;

public sealed partial class Dao
{
    /// <inheritdoc cref="WriteOperations.CreateAsync{TRow}(ICreatable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> CreateAsync<TRow>(IAsyncEnumerable<TRow> rows, ICreatable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).CreateAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.CreateAsync{TRow}(ICreatable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> CreateAsync<TRow>(IEnumerable<TRow> rows, ICreatable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).CreateAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.WriteAsync{TRow}(IWritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> WriteAsync<TRow>(IAsyncEnumerable<TRow> rows, IWritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).WriteAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.WriteAsync{TRow}(IWritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> WriteAsync<TRow>(IEnumerable<TRow> rows, IWritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).WriteAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.AppendAsync{TRow}(IAppendable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> AppendAsync<TRow>(IAsyncEnumerable<TRow> rows, IAppendable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).AppendAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.AppendAsync{TRow}(IAppendable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> AppendAsync<TRow>(IEnumerable<TRow> rows, IAppendable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).AppendAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.OverwriteAsync{TRow}(IOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> OverwriteAsync<TRow>(IAsyncEnumerable<TRow> rows, IOverwritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).OverwriteAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.OverwriteAsync{TRow}(IOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> OverwriteAsync<TRow>(IEnumerable<TRow> rows, IOverwritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).OverwriteAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.OverwritePartitionsAsync{TRow}(IPartitionOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> OverwritePartitionsAsync<TRow>(
        IAsyncEnumerable<TRow> rows, IPartitionOverwritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).OverwritePartitionsAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.OverwritePartitionsAsync{TRow}(IPartitionOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> OverwritePartitionsAsync<TRow>(
        IEnumerable<TRow> rows, IPartitionOverwritable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).OverwritePartitionsAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.UpsertAsync{TRow}(IUpsertable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> UpsertAsync<TRow>(IAsyncEnumerable<TRow> rows, IUpsertable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).UpsertAsync(rows, cancellationToken);

    /// <inheritdoc cref="WriteOperations.UpsertAsync{TRow}(IUpsertable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public ValueTask<WriteResult> UpsertAsync<TRow>(IEnumerable<TRow> rows, IUpsertable<TRow> target, CancellationToken cancellationToken = default)
        => Rows(target).UpsertAsync(rows, cancellationToken);

    /// <inheritdoc cref="FileOperations.DeleteAsync(IDeletable, CancellationToken)"/>
    public ValueTask<long> DeleteAsync(IDeletable target, CancellationToken cancellationToken = default)
        => Files(target).DeleteAsync(cancellationToken);

    /// <inheritdoc cref="DeleteOperations.DeleteAsync{TRow, TColumns}(DeletableQuery{TRow, TColumns}, CancellationToken)"/>
    public ValueTask<DeleteResult> DeleteAsync<TRow, TColumns>(DeletableQuery<TRow, TColumns> query, CancellationToken cancellationToken = default)
        where TColumns : struct
        => new DeletableQuery<TRow, TColumns>(query, Bind(query)).DeleteAsync(cancellationToken);
}
