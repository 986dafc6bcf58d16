using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs;

/// <summary>
/// Reads rows out of a window that is filled when it has no whole row left. Rows that stand before an error are given
/// before it is thrown; once thrown, it is thrown again.
/// </summary>
internal abstract class BufferedRowReader<TRow> : RowReader<TRow>
{
    private ExceptionDispatchInfo? _error;

    /// <inheritdoc/>
    public sealed override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _error?.Throw();
            int count = DecodeOrKeepError(buffer.Span, out bool isAtEnd);
            if (count > 0 || isAtEnd)
            {
                return count;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads on.</summary>
    protected abstract ValueTask FillAsync(CancellationToken cancellationToken);

    /// <summary>Reads the rows that are at hand.</summary>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="count">The number of rows, also when an error is thrown.</param>
    /// <returns>Whether the file has no more.</returns>
    protected abstract bool Decode(Span<TRow> rows, ref int count);

    private int DecodeOrKeepError(Span<TRow> rows, out bool isAtEnd)
    {
        int count = 0;
        isAtEnd = false;
        try
        {
            isAtEnd = Decode(rows, ref count);
        }
        catch (Exception e) when (Keep(e) && count > 0)
        {
            // It is thrown by the next call.
        }

        return count;
    }

    private bool Keep(Exception e)
    {
        _error = ExceptionDispatchInfo.Capture(e);
        return true;
    }
}
