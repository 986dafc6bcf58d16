using System.Runtime.CompilerServices;
using TypedDao.Rows;

namespace TypedDao.Filters;

/// <summary>Passes on the rows that match.</summary>
internal sealed class FilteredRows<TRow, TShape>(IAsyncEnumerable<TRow> rows, Filter filter) : IAsyncEnumerable<TRow>
    where TShape : struct, IRowShape<TRow>
{
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new Enumerator(rows.GetAsyncEnumerator(cancellationToken), new RowPredicate(filter, TShape.Schema));

    private sealed class Enumerator(IAsyncEnumerator<TRow> rows, RowPredicate predicate) : IAsyncEnumerator<TRow>
    {
        public TRow Current => rows.Current;

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<bool> MoveNextAsync()
        {
            while (await rows.MoveNextAsync().ConfigureAwait(false))
            {
                if (predicate.Matches<TRow, TShape>(rows.Current))
                {
                    return true;
                }
            }

            return false;
        }

        public ValueTask DisposeAsync() => rows.DisposeAsync();
    }
}
