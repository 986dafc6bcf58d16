using TypedDao.Catalogs;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Engines;
using TypedDao.Sql.Statements;

namespace TypedDao.Sql.Tables;

/// <content>Writing: each verb is one transaction.</content>
internal sealed partial class SqlTables
{
    /// <summary>Adds rows; makes the table where it is missing.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<WriteResult> AppendAsync<TRow, TShape>(ObjectTarget target, string name, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => WriteAsync<TShape, TRow>("append", target, name, (transaction, table) =>
            transaction.LoadAsync<TRow, TShape>(engine.Dialect.Quote(table.Name), table, rows, cancellationToken), cancellationToken);

    /// <summary>Replaces all rows: readers see the old ones until the new ones are there. Other writers wait.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<WriteResult> OverwriteAsync<TRow, TShape>(ObjectTarget target, string name, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => WriteAsync<TShape, TRow>(
            "overwrite",
            target,
            name,
            async (transaction, table) =>
            {
                string quoted = engine.Dialect.Quote(table.Name);
                await transaction.ExecuteAsync(new SqlStatement(engine.Dialect.LockWriters(quoted)), cancellationToken).ConfigureAwait(false);
                await transaction.ExecuteAsync(new SqlStatement($"DELETE FROM {quoted}"), cancellationToken).ConfigureAwait(false);
                return await transaction.LoadAsync<TRow, TShape>(quoted, table, rows, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Inserts or updates rows by the primary keys.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="options">What is done with rows whose key is there, and with the others.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<WriteResult> UpsertAsync<TRow, TShape>(
        ObjectTarget target, string name, IAsyncEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ObjectDefinition definition = target.Definition;
        return WriteAsync<TShape, TRow>(
            "upsert",
            target,
            name,
            async (transaction, table) =>
            {
                CheckKept(definition, TShape.Schema, options);
                var upsert = new Upserts(engine.Dialect, table.Name, [.. TShape.Schema.Select(column => column.Name)], definition.PrimaryKeys);
                await transaction.ExecuteAsync(upsert.CreateStaging(), cancellationToken).ConfigureAwait(false);
                await transaction.LoadAsync<TRow, TShape>(upsert.Staging, table, rows, cancellationToken).ConfigureAwait(false);
                if (await transaction.FirstAsync(upsert.FindDuplicate(), cancellationToken).ConfigureAwait(false) is { } key)
                {
                    throw new TypedDaoException(
                        ErrorKind.InvalidValue, $"Several of the given rows have the key {string.Join(", ", definition.PrimaryKeys.Zip(key, (column, value) => $"{column} = {value}"))}.")
                    {
                        Cure = "Give one row for each key.",
                    };
                }

                return await transaction.ExecuteAsync(upsert.Move(options), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Deletes the rows that match.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table and the filter.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<DeleteResult> DeleteRowsAsync<TRow, TShape>(ObjectTarget target, string name, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("delete", target, async () =>
        {
            SqlTable table = await FindAsync(NameOf(name), TShape.Schema, cancellationToken).ConfigureAwait(false);
            FilteredStatement deletion = Queries.Delete(engine.Dialect, table, TShape.Schema, target.Filter);
            return deletion.Rest.HoldsForAll
                ? await DeleteAsync(deletion.Statement, cancellationToken).ConfigureAwait(false)
                : throw new TypedDaoException(ErrorKind.NotSupported, $"The server cannot decide which rows to delete: '{deletion.Rest}' would have to be evaluated on rows.");
        });

    /// <summary>Deletes all rows.</summary>
    /// <param name="target">The table.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<DeleteResult> DeleteAllAsync(ObjectTarget target, string name, CancellationToken cancellationToken)
        => RunAsync("delete all", target, async () =>
        {
            SqlTable table = await FindAsync(NameOf(name), target.Definition.Schema!, cancellationToken).ConfigureAwait(false);
            return await DeleteAsync(new SqlStatement($"DELETE FROM {engine.Dialect.Quote(table.Name)}"), cancellationToken).ConfigureAwait(false);
        });

    private static void CheckKept(ObjectDefinition definition, RowSchema schema, UpsertOptions options)
    {
        if (options.KeptColumns.FirstOrDefault(column => schema.IndexOf(column) < 0) is { } unknown)
        {
            throw new ArgumentException($"Column '{unknown}' is to be kept, but there is none; there are {string.Join(", ", schema.Select(column => column.Name))}.", nameof(options));
        }

        if (options.Mode is UpsertMode.UpdateOnly && schema.All(column => definition.PrimaryKeys.Contains(column.Name) || options.KeptColumns.Contains(column.Name)))
        {
            throw new ArgumentException("Rows are only to be updated, but every column is a key or kept.", nameof(options));
        }
    }

    private async ValueTask<DeleteResult> DeleteAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        ISqlTransaction transaction = await engine.BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long rows = await transaction.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new DeleteResult(rows, 0, 0, 0);
        }
    }

    private ValueTask<WriteResult> WriteAsync<TShape, TRow>(
        string operation, ObjectTarget target, string name, Func<ISqlTransaction, SqlTable, ValueTask<long>> write, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync(operation, target, async () =>
        {
            SqlName table = NameOf(name);
            SqlTable? found = await TryFindAsync(table, TShape.Schema, cancellationToken).ConfigureAwait(false);
            ISqlTransaction transaction = await engine.BeginAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                if (found is null)
                {
                    await transaction.ExecuteAsync(
                        Definitions.Create(engine.Dialect, table, TShape.Schema, target.Definition.PrimaryKeys), cancellationToken).ConfigureAwait(false);
                    found = Declared(table, TShape.Schema);
                }

                found.CheckWrites(TShape.Schema);
                long rows = await write(transaction, found).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return new WriteResult(rows, 0, 0);
            }
        });

    // As it was just made. Where another one made it at the same time, the next statement says what differs.
    private SqlTable Declared(SqlName name, RowSchema schema)
        => new(name, [.. schema.Select(column => new SqlColumn(column.Name, engine.Dialect.TypeOf(column.Type)) { IsRequired = !column.Type.IsNullable })]);
}
