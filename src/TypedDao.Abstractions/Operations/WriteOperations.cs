using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao;

/// <summary>Operations on objects that can be written from rows. A failed or cancelled write leaves nothing half-visible.</summary>
public static class WriteOperations
{
    /// <summary>Writes a new file from rows. It appears whole or not at all.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.AlreadyExists"/>: the file exists and stays as it is.</exception>
    public static ValueTask<WriteResult> CreateAsync<TRow>(this ICreatable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return target.AcceptShape<CreateOperation<TRow>, ValueTask<WriteResult>>(new CreateOperation<TRow>(target.Target, rows, cancellationToken));
    }

    /// <inheritdoc cref="CreateAsync{TRow}(ICreatable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> CreateAsync<TRow>(this ICreatable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => CreateAsync(target, rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Writes a file from rows, creating or replacing it at once: readers see the old file or the new one.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> WriteAsync<TRow>(this IWritable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return target.AcceptShape<WriteOperation<TRow>, ValueTask<WriteResult>>(new WriteOperation<TRow>(target.Target, rows, cancellationToken));
    }

    /// <inheritdoc cref="WriteAsync{TRow}(IWritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> WriteAsync<TRow>(this IWritable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => WriteAsync(target, rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Adds rows to what is there, as new files that appear whole.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> AppendAsync<TRow>(this IAppendable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return target.AcceptShape<AppendOperation<TRow>, ValueTask<WriteResult>>(new AppendOperation<TRow>(target.Target, rows, cancellationToken));
    }

    /// <inheritdoc cref="AppendAsync{TRow}(IAppendable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> AppendAsync<TRow>(this IAppendable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => AppendAsync(target, rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Replaces all rows of the object, partition or selection. New files are complete before old ones are removed: each file is atomic, a directory is not.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> OverwriteAsync<TRow>(this IOverwritable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return target.AcceptShape<OverwriteOperation<TRow>, ValueTask<WriteResult>>(new OverwriteOperation<TRow>(target.Target, rows, cancellationToken));
    }

    /// <inheritdoc cref="OverwriteAsync{TRow}(IOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> OverwriteAsync<TRow>(this IOverwritable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => OverwriteAsync(target, rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Replaces exactly the partitions that the rows belong to; the others stay. New files are complete before old ones are removed.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> OverwritePartitionsAsync<TRow>(this IPartitionOverwritable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        return target.AcceptShape<OverwritePartitionsOperation<TRow>, ValueTask<WriteResult>>(new OverwritePartitionsOperation<TRow>(target.Target, rows, cancellationToken));
    }

    /// <inheritdoc cref="OverwritePartitionsAsync{TRow}(IPartitionOverwritable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> OverwritePartitionsAsync<TRow>(this IPartitionOverwritable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => OverwritePartitionsAsync(target, rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Inserts rows, or updates those with the same primary key. All of them are there afterwards, or none.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once; two with one key are an error.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> UpsertAsync<TRow>(this IUpsertable<TRow> target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => UpsertAsync(target, rows, UpsertOptions.Default, cancellationToken);

    /// <inheritdoc cref="UpsertAsync{TRow}(IUpsertable{TRow}, IAsyncEnumerable{TRow}, CancellationToken)"/>
    public static ValueTask<WriteResult> UpsertAsync<TRow>(this IUpsertable<TRow> target, IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        => UpsertAsync(target, rows.ToAsyncEnumerable(), UpsertOptions.Default, cancellationToken);

    /// <summary>Inserts rows, or updates those with the same primary key, or does one of both. All of it is done, or nothing.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="target">The object.</param>
    /// <param name="rows">The rows, read once; two with one key are an error.</param>
    /// <param name="options">Which of both, and which columns an update leaves alone.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public static ValueTask<WriteResult> UpsertAsync<TRow>(
        this IUpsertable<TRow> target, IAsyncEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        return target.AcceptShape<UpsertOperation<TRow>, ValueTask<WriteResult>>(new UpsertOperation<TRow>(target.Target, rows, options, cancellationToken));
    }

    /// <inheritdoc cref="UpsertAsync{TRow}(IUpsertable{TRow}, IAsyncEnumerable{TRow}, UpsertOptions, CancellationToken)"/>
    public static ValueTask<WriteResult> UpsertAsync<TRow>(
        this IUpsertable<TRow> target, IEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken = default)
        => UpsertAsync(target, rows.ToAsyncEnumerable(), options, cancellationToken);

    private readonly struct CreateOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            ICreatesRows writer = await target.Context.ConnectAsync<ICreatesRows>(target, "create", cancellationToken).ConfigureAwait(false);
            return await writer.CreateAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct WriteOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IWritesRows writer = await target.Context.ConnectAsync<IWritesRows>(target, "write", cancellationToken).ConfigureAwait(false);
            return await writer.WriteAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct AppendOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IAppendsRows writer = await target.Context.ConnectAsync<IAppendsRows>(target, "append", cancellationToken).ConfigureAwait(false);
            return await writer.AppendAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct OverwriteOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IOverwritesRows writer = await target.Context.ConnectAsync<IOverwritesRows>(target, "overwrite", cancellationToken).ConfigureAwait(false);
            return await writer.OverwriteAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct OverwritePartitionsOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IOverwritesPartitions writer = await target.Context.ConnectAsync<IOverwritesPartitions>(target, "overwrite partitions", cancellationToken).ConfigureAwait(false);
            return await writer.OverwritePartitionsAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private readonly struct UpsertOperation<TRow>(ObjectTarget target, IAsyncEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<WriteResult>>
    {
        public async ValueTask<WriteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IUpsertsRows writer = await target.Context.ConnectAsync<IUpsertsRows>(target, "upsert", cancellationToken).ConfigureAwait(false);
            return await writer.UpsertAsync<TRow, TShape>(target, rows, options, cancellationToken).ConfigureAwait(false);
        }
    }
}
