using System.Threading.Channels;

namespace Medallion.Cleaning;

/// <summary>
/// Writes rows that turn up while other rows are being written. Few wait in memory: whoever adds waits for the writer. Where it
/// is disposed of before it was completed, because the other write failed, nothing of it becomes visible.
/// </summary>
internal sealed class SideOutput<TRow> : IAsyncDisposable
{
    private readonly Channel<TRow> _rows = Channel.CreateBounded<TRow>(1024);
    private readonly Task<WriteResult> _written;

    /// <summary>Starts writing.</summary>
    /// <param name="write">Takes the rows until they end, and ends with an error where they do.</param>
    public SideOutput(Func<IAsyncEnumerable<TRow>, ValueTask<WriteResult>> write) => _written = WriteAsync(write);

    /// <summary>Adds a row.</summary>
    public async ValueTask AddAsync(TRow row)
    {
        while (!_rows.Writer.TryWrite(row))
        {
            if (!await _rows.Writer.WaitToWriteAsync())
            {
                // Writing has failed, and says why.
                await _written;
            }
        }
    }

    /// <summary>Waits until all rows are written.</summary>
    public Task<WriteResult> CompleteAsync()
    {
        _rows.Writer.TryComplete();
        return _written;
    }

    public async ValueTask DisposeAsync()
    {
        if (_rows.Writer.TryComplete(new OperationCanceledException("The rows were abandoned.")))
        {
            await ((Task)_written).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<WriteResult> WriteAsync(Func<IAsyncEnumerable<TRow>, ValueTask<WriteResult>> write)
    {
        try
        {
            return await write(_rows.Reader.ReadAllAsync());
        }
        catch (Exception error)
        {
            _rows.Writer.TryComplete(error);
            throw;
        }
    }
}
