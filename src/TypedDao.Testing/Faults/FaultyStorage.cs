using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>A storage over another whose calls go wrong as planned.</summary>
/// <param name="inner">The storage; disposed with this one.</param>
/// <param name="plan">Which calls go wrong.</param>
/// <param name="timeProvider">The clock of delays; null: the system's.</param>
public sealed class FaultyStorage(IObjectStorage inner, IFaultPlan plan, TimeProvider? timeProvider = null) : DelegatingStorage(inner)
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private int _injected;

    /// <summary>How many faults there were, so that a test can see that it tested something.</summary>
    public int Injected => Volatile.Read(ref _injected);

    /// <inheritdoc/>
    public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => RunAsync(Next(StorageCall.Head, key), () => Inner.HeadAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        Fault? fault = Next(StorageCall.Get, key);
        await BeforeAsync(fault, cancellationToken).ConfigureAwait(false);
        StorageObject opened = await Inner.GetAsync(key, options, cancellationToken).ConfigureAwait(false);
        if (fault?.Error is { } error)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw error();
        }

        return Next(StorageCall.Read, key) is { } reading
            ? new StorageObject(opened.Entry, new FaultyStream(opened.Content, reading, _timeProvider))
            : opened;
    }

    /// <inheritdoc/>
    public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => RunAsync(
            Next(StorageCall.Put, key, options.IsConditional), () => Inner.PutAsync(key, content, options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => RunAsync(
            Next(StorageCall.OpenUpload, key),
            async () => (StorageUpload)new FaultyUpload(await Inner.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false), this, key, options.IsConditional),
            cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => BreakAsync(prefix, options, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        => await RunAsync(
            Next(StorageCall.Delete, key),
            async () =>
            {
                await Inner.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => await RunAsync(
            Next(StorageCall.Delete, keys?.FirstOrDefault() ?? ""),
            async () =>
            {
                await Inner.DeleteAsync(keys!, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => RunAsync(
            Next(StorageCall.Copy, destination, options.IsConditional),
            () => Inner.CopyAsync(source, destination, options, cancellationToken),
            cancellationToken);

    /// <summary>Asks the plan, and counts.</summary>
    internal Fault? Next(StorageCall call, string key, bool isConditional = false)
    {
        Fault? fault = plan.Next(call, key, isConditional);
        if (fault is not null)
        {
            Interlocked.Increment(ref _injected);
        }

        return fault;
    }

    /// <summary>Makes a call with its fault.</summary>
    internal async ValueTask<T> RunAsync<T>(Fault? fault, Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        await BeforeAsync(fault, cancellationToken).ConfigureAwait(false);
        T result = await call().ConfigureAwait(false);
        if (fault?.Error is not { } error)
        {
            return result;
        }

        if (result is IAsyncDisposable opened)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
        }

        throw error();
    }

    private async ValueTask BeforeAsync(Fault? fault, CancellationToken cancellationToken)
    {
        if (fault is null)
        {
            return;
        }

        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, _timeProvider, cancellationToken).ConfigureAwait(false);
        }

        if (!fault.AfterEffect && fault.Error is { } error)
        {
            throw error();
        }
    }

    private async IAsyncEnumerable<StorageEntry> BreakAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Fault? fault = Next(StorageCall.List, prefix);
        if (fault is { Delay.Ticks: > 0 })
        {
            await Task.Delay(fault.Delay, _timeProvider, cancellationToken).ConfigureAwait(false);
        }

        long listed = 0;
        await foreach (StorageEntry entry in Inner.ListAsync(prefix, options, cancellationToken).ConfigureAwait(false))
        {
            if (fault?.Error is { } error && listed == fault.After)
            {
                throw error();
            }

            listed++;
            yield return entry;
        }

        // A listing shorter than that breaks off before it says that it is complete.
        if (fault?.Error is { } late)
        {
            throw late();
        }
    }
}
