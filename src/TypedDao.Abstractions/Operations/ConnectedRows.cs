using System.Runtime.CompilerServices;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Connects on first use and then hands out the interface's own enumerator.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="target">What is read.</param>
/// <param name="open">Reads by the interface.</param>
/// <param name="callToken">Cancels the read.</param>
internal sealed class ConnectedRows<TRow>(
    ObjectTarget target, Func<IReadsRows, CancellationToken, IAsyncEnumerable<TRow>> open, CancellationToken callToken) : IAsyncEnumerable<TRow>
{
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new Enumerator(target, open, callToken, cancellationToken);

    private sealed class Enumerator(
        ObjectTarget target, Func<IReadsRows, CancellationToken, IAsyncEnumerable<TRow>> open, CancellationToken callToken, CancellationToken enumeratorToken)
        : IAsyncEnumerator<TRow>
    {
        private IAsyncEnumerator<TRow>? _rows;
        private CancellationTokenSource? _linked;

        public TRow Current => _rows!.Current;

        public ValueTask<bool> MoveNextAsync() => _rows is { } rows ? rows.MoveNextAsync() : OpenAsync();

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> OpenAsync()
        {
            CancellationToken token = callToken;
            if (enumeratorToken.CanBeCanceled)
            {
                _linked = callToken.CanBeCanceled
                    ? CancellationTokenSource.CreateLinkedTokenSource(callToken, enumeratorToken)
                    : null;
                token = _linked?.Token ?? enumeratorToken;
            }

            IReadsRows reader = await target.Context.ConnectAsync<IReadsRows>(target, "read", token).ConfigureAwait(false);
            _rows = open(reader, token).GetAsyncEnumerator(token);
            return await _rows.MoveNextAsync().ConfigureAwait(false);
        }

        public async ValueTask DisposeAsync()
        {
            if (_rows is not null)
            {
                await _rows.DisposeAsync().ConfigureAwait(false);
            }

            _linked?.Dispose();
        }
    }
}
