using TypedDao.Codecs;
using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao.Files.Rejects;

/// <summary>The object that keeps the bad rows of another one.</summary>
/// <param name="target">The object.</param>
internal sealed class RejectKeeper(IRowObject target)
{
    /// <summary>Its name.</summary>
    public string Name => target.Target.ToString();

    /// <summary>Keeps the bad rows of one source, in place of what was kept of it.</summary>
    /// <param name="source">The address of the source.</param>
    /// <param name="isComplete">Whether the source was read to its end.</param>
    /// <param name="rows">The rows; none removes what was kept.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask KeepAsync(string source, bool isComplete, IAsyncEnumerable<RejectedRow> rows, CancellationToken cancellationToken)
    {
        ITakesRejects keeper = await target.Target.Context
            .ConnectAsync<ITakesRejects>(target.Target, "keep rejects", cancellationToken).ConfigureAwait(false);
        await target.Accept<Keep, ValueTask>(new Keep(keeper, target.Target, source, isComplete, rows, cancellationToken)).ConfigureAwait(false);
    }

    private readonly struct Keep(
        ITakesRejects keeper, ObjectTarget target, string source, bool isComplete, IAsyncEnumerable<RejectedRow> rows, CancellationToken cancellationToken)
        : IRowOperation<ValueTask>
    {
        public ValueTask Invoke<TRow, TShape>()
            where TShape : struct, IRowShape<TRow>
            => keeper.KeepRejectsAsync<TRow, TShape>(target, source, isComplete, rows, cancellationToken);
    }
}
