using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TypedDao.Codecs;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Hands rejected rows from a codec, which gives them one by one without waiting, to a writer that pulls them. A bounded number
/// waits in between; a codec that finds nothing but bad rows is held up until the writer has caught up.
/// </summary>
internal sealed class RejectStream : IAsyncDisposable
{
    private const int Capacity = 64;

    private readonly Channel<RejectedRow> _rows = Channel.CreateUnbounded<RejectedRow>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _free = new(Capacity, Capacity);
    private readonly CancellationTokenSource _abandoned = new();
    private readonly CancellationTokenSource _writerEnded = new();
    private readonly Task _writer;
    private volatile Exception? _failure;

    /// <summary>Starts the writer.</summary>
    /// <param name="write">Writes the rows that it is given; none of them where it is cancelled.</param>
    public RejectStream(Func<IAsyncEnumerable<RejectedRow>, CancellationToken, Task> write) => _writer = Task.Run(() => RunAsync(write), CancellationToken.None);

    /// <summary>Hands a row over.</summary>
    /// <param name="row">The row.</param>
    public void Add(RejectedRow row)
    {
        try
        {
            _free.Wait(_writerEnded.Token);
        }
        catch (OperationCanceledException)
        {
            // The writer has ended: its failure ends the read; one that needs no more rows gets none.
            if (_failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            return;
        }

        _rows.Writer.TryWrite(row);
    }

    /// <summary>There are no more rows: waits until they are written.</summary>
    /// <param name="cancellationToken">Gives up; nothing is then written.</param>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        _rows.Writer.TryComplete();
        CancellationTokenRegistration abandoning = cancellationToken.Register(_abandoned.Cancel);
        await using (abandoning.ConfigureAwait(false))
        {
            await _writer.ConfigureAwait(false);
        }
    }

    /// <summary>Gives up what is not completed: nothing of it is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _abandoned.CancelAsync().ConfigureAwait(false);
        await _writer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _free.Dispose();
        _abandoned.Dispose();
        _writerEnded.Dispose();
    }

    private async Task RunAsync(Func<IAsyncEnumerable<RejectedRow>, CancellationToken, Task> write)
    {
        try
        {
            await write(ReadAsync(_abandoned.Token), _abandoned.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _failure = error;
            throw;
        }
        finally
        {
            // Whoever waits for room would wait for ever.
            await _writerEnded.CancelAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<RejectedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RejectedRow row in _rows.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            _free.Release();
            yield return row;
        }

        // The rows that waited when the read was given up are not all rows of the source.
        cancellationToken.ThrowIfCancellationRequested();
    }
}
