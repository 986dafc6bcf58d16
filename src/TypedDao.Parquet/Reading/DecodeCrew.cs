using System.Runtime.ExceptionServices;

namespace TypedDao.Parquet.Reading;

/// <summary>
/// Does the parts of a piece of work at the same time: on the caller's thread, and on threads of the pool as they find the time. The caller
/// waits for parts that others have begun, and for nobody who has not come yet.
/// </summary>
/// <param name="size">How many threads work at most, that of the caller among them.</param>
internal sealed class DecodeCrew(int size) : IDisposable
{
    private readonly DecodeWorker[] _workers = [.. Enumerable.Range(0, size).Select(_ => new DecodeWorker())];

    /// <summary>How many threads work at most.</summary>
    public int Size => size;

    /// <summary>Does all parts.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="isSmall">Whether the caller is done before others would have come.</param>
    /// <param name="part">Does one, given its place.</param>
    /// <returns>A task that fails with the error of the first part, in their order, of those that failed; others may then not be done.</returns>
    public async ValueTask ForEachAsync(int count, bool isSmall, Func<int, DecodeWorker, ValueTask> part)
    {
        int helpers = isSmall ? 0 : Math.Min(size, count) - 1;
        if (helpers <= 0)
        {
            for (int i = 0; i < count; i++)
            {
                await part(i, _workers[0]).ConfigureAwait(false);
            }

            return;
        }

        var work = new Work(_workers, count, part);
        for (int i = 0; i < helpers; i++)
        {
            ThreadPool.QueueUserWorkItem(static work => _ = work.HelpAsync(), work, preferLocal: false);
        }

        await work.FinishAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_workers, worker => worker.Dispose());

    private sealed class Work(DecodeWorker[] workers, int count, Func<int, DecodeWorker, ValueTask> part)
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private ExceptionDispatchInfo? _error;
        private int _failed = int.MaxValue;
        private int _next;
        private int _workers;
        private int _present = 1;

        public async ValueTask FinishAsync()
        {
            await LoopAsync(workers[0]).ConfigureAwait(false);
            if (Interlocked.Decrement(ref _present) > 0)
            {
                await _end.Task.ConfigureAwait(false);
            }

            _error?.Throw();
        }

        public async Task HelpAsync()
        {
            if (TryCome())
            {
                await LoopAsync(workers[Interlocked.Increment(ref _workers)]).ConfigureAwait(false);
                if (Interlocked.Decrement(ref _present) == 0)
                {
                    _end.SetResult();
                }
            }
        }

        // Nobody comes any more once all have left.
        private bool TryCome()
        {
            int present = Volatile.Read(ref _present);
            while (present > 0)
            {
                int before = Interlocked.CompareExchange(ref _present, present + 1, present);
                if (before == present)
                {
                    return true;
                }

                present = before;
            }

            return false;
        }

        private async ValueTask LoopAsync(DecodeWorker worker)
        {
            int i;
            while ((i = Interlocked.Increment(ref _next) - 1) < count)
            {
                try
                {
                    await part(i, worker).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // The caller gets it.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    Fail(i, error);
                }
            }
        }

        private void Fail(int place, Exception error)
        {
            lock (_lock)
            {
                if (place < _failed)
                {
                    _failed = place;
                    _error = ExceptionDispatchInfo.Capture(error);
                }
            }

            Interlocked.Exchange(ref _next, count);
        }
    }
}
