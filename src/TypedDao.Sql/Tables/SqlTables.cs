using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TypedDao.Catalogs;
using TypedDao.Codecs;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Engines;

namespace TypedDao.Sql.Tables;

/// <summary>
/// What can be done with the tables of a store, whatever the database: the verbs of tables over an engine. It remembers how tables look, and
/// looks again after an error that may come from a change.
/// </summary>
/// <param name="engine">Carries out statements.</param>
/// <param name="log">Takes warnings.</param>
internal sealed partial class SqlTables(ISqlEngine engine, Action<string> log)
{
    private readonly ConcurrentDictionary<SqlName, SqlTable> _known = new();

    /// <summary>Whether the table is there.</summary>
    /// <param name="target">The table.</param>
    /// <param name="name">Its name on the server.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, string name, CancellationToken cancellationToken)
        => RunAsync("exists", target, async () => await engine.DescribeAsync(NameOf(name), cancellationToken).ConfigureAwait(false) is not null);

    private SqlName NameOf(string table) => new(engine.Schema, table);

    /// <summary>The table, with the declared columns.</summary>
    /// <param name="name">The table.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>, or <see cref="ErrorKind.SchemaMismatch"/>.</exception>
    private async ValueTask<SqlTable> FindAsync(SqlName name, RowSchema schema, CancellationToken cancellationToken)
        => await TryFindAsync(name, schema, cancellationToken).ConfigureAwait(false)
            ?? throw new TypedDaoException(ErrorKind.NotFound, $"There is no table {name}.") { Cure = "Correct 'table' of the object or 'schema' of the store, or write the data first." };

    private async ValueTask<SqlTable?> TryFindAsync(SqlName name, RowSchema schema, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(name, out SqlTable? table))
        {
            table = await engine.DescribeAsync(name, cancellationToken).ConfigureAwait(false);
            if (table is null)
            {
                return null;
            }

            _known[name] = table;
        }

        try
        {
            table.Check(schema, engine.Accepts, engine.Dialect.TypeOf);
        }
        catch (TypedDaoException)
        {
            _known.TryRemove(name, out _);
            throw;
        }

        return table;
    }

    private IBadRowHandler BadRowsOf(ObjectTarget target, ReadStatistics statistics)
    {
        ErrorPolicy policy = target.Definition.OnError;
        return policy.RejectTo is not null
            ? throw new TypedDaoException(ErrorKind.NotSupported, "Rows of a table that cannot be read are not kept elsewhere.") { Cure = "Set 'on_error' of the object to 'fail' or 'skip'." }
            : policy.Skips ? new SkippedRows(statistics, log) : FailOnBadRow.Instance;
    }

    private async ValueTask<T> RunAsync<T>(string operation, ObjectTarget target, Func<ValueTask<T>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            Complete(error, operation, target);
            throw;
        }
    }

    private void Complete(TypedDaoException error, string operation, ObjectTarget target)
    {
        if (error.Kind is not (ErrorKind.InvalidValue or ErrorKind.Timeout))
        {
            _known.Clear();
        }

        SqlErrors.Complete(error, operation, target, engine.Address);
    }

    private async IAsyncEnumerable<T> Completed<T>(
        string operation, ObjectTarget target, Func<CancellationToken, ValueTask<IAsyncEnumerable<T>>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<T> rows = await RunAsync(operation, target, () => open(cancellationToken)).ConfigureAwait(false);
        IAsyncEnumerator<T> enumerator = rows.GetAsyncEnumerator(cancellationToken);
        await using (enumerator.ConfigureAwait(false))
        {
            while (await NextAsync(operation, target, enumerator).ConfigureAwait(false))
            {
                yield return enumerator.Current;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> NextAsync<T>(string operation, ObjectTarget target, IAsyncEnumerator<T> enumerator)
    {
        try
        {
            return await enumerator.MoveNextAsync().ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            Complete(error, operation, target);
            throw;
        }
    }
}
