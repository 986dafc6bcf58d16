using System.Runtime.CompilerServices;
using TypedDao.Filters;
using TypedDao.Rows;

namespace TypedDao;

/// <summary>Passes on the rows that match.</summary>
internal sealed class FilteredRows<TRow, TShape>(IAsyncEnumerator<TRow> rows, RowPredicate predicate) : IAsyncEnumerator<TRow>
    where TShape : struct, IRowShape<TRow>
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
