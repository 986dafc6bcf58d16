using System.Runtime.CompilerServices;

namespace TypedDao.Storage.Tests.Conformance;

/// <summary>
/// Storages that break a law between two steps. They wait between them, once, for whoever is to notice it, so that a race has the same end
/// however fast the machine is. Who waits depends on the case bringing somebody.
/// </summary>
internal static class RacingStorages
{
    public static IObjectStorage LooksThenCreates()
    {
        var both = new Meeting();
        return new Broken
        {
            Put = async (inner, key, content, options, token) =>
            {
                if (options.IfAbsent && await inner.HeadAsync(key, token) is null)
                {
                    await both.MeetAsync(token);
                    options = default;
                }

                return await inner.PutAsync(key, content, options, token);
            },
        };
    }

    public static IObjectStorage ComparesThenReplaces()
    {
        var both = new Meeting();
        return new Broken
        {
            Put = async (inner, key, content, options, token) =>
            {
                if (options.IfMatch is { } expected && (await inner.HeadAsync(key, token))?.ETag == expected)
                {
                    await both.MeetAsync(token);
                    options = default;
                }

                return await inner.PutAsync(key, content, options, token);
            },
        };
    }

    public static IObjectStorage WritesInTwoSteps()
    {
        long half = -1;
        var seen = new Signal();
        return new Broken
        {
            Put = async (inner, key, content, options, token) =>
            {
                // A first write without condition comes before there are readers.
                if (half < 0 && (options.IfAbsent || await inner.HeadAsync(key, token) is not null))
                {
                    Volatile.Write(ref half, content.Length / 2);
                    await inner.PutAsync(key, content[..(content.Length / 2)], options, token);
                    await seen.WaitAsync(token);
                    options = default;
                }

                return await inner.PutAsync(key, content, options, token);
            },
            Opened = (entry, _) =>
            {
                if (entry.Length == Volatile.Read(ref half))
                {
                    seen.Set();
                }

                return entry;
            },
        };
    }

    public static IObjectStorage DeletesBeforeItReplaces()
    {
        string? gone = null;
        var seen = new Signal();
        return new Broken
        {
            Put = async (inner, key, content, options, token) =>
            {
                if (gone is null && await inner.HeadAsync(key, token) is not null)
                {
                    Volatile.Write(ref gone, key);
                    await inner.DeleteAsync(key, token);
                    await seen.WaitAsync(token);
                }

                return await inner.PutAsync(key, content, options, token);
            },
            Failed = (_, error) =>
            {
                seen.Set();
                return error;
            },
            List = ListAsync,
        };

        async IAsyncEnumerable<StorageEntry> ListAsync(
            IObjectStorage inner, string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken token)
        {
            bool isThere = false;
            await foreach (StorageEntry entry in inner.ListAsync(prefix, options, token))
            {
                isThere |= entry.Key == Volatile.Read(ref gone);
                yield return entry;
            }

            if (Volatile.Read(ref gone) is not null && !isThere)
            {
                seen.Set();
            }
        }
    }

    public static IObjectStorage RemovesWhatComesMeanwhile()
    {
        var begun = new Signal();
        var written = new Signal();
        var removed = new Signal();
        return new Broken
        {
            Put = async (inner, key, content, options, token) =>
            {
                bool comesMeanwhile = begun.IsSet;
                StorageEntry entry = await inner.PutAsync(key, content, options, token);
                if (comesMeanwhile && written.Set())
                {
                    await removed.WaitAsync(token);
                }

                return entry;
            },
            Delete = async (inner, key, token) =>
            {
                await inner.DeleteAsync(key, token);
                if (begun.Set())
                {
                    await written.WaitAsync(token);
                    await foreach (StorageEntry entry in inner.ListAsync(key[..(key.LastIndexOf('/') + 1)], default, token))
                    {
                        await inner.DeleteAsync(entry.Key, token);
                    }

                    removed.Set();
                }
            },
        };
    }

    public static IObjectStorage HasOneReader() => new OneReader();

    private sealed class OneReader() : DelegatingStorage(new MemoryStorage())
    {
        private readonly Meeting _both = new();

        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
            => await _both.MeetAsync(cancellationToken) == 2
                ? throw new TypedDaoException(ErrorKind.Unavailable, "busy")
                : await base.GetAsync(key, options, cancellationToken);
    }

    /// <summary>Lets the first caller wait for the second; later ones pass.</summary>
    private sealed class Meeting
    {
        private readonly Signal _second = new();
        private int _callers;

        public async Task<int> MeetAsync(CancellationToken cancellationToken)
        {
            int number = Interlocked.Increment(ref _callers);
            if (number == 2)
            {
                _second.Set();
            }

            await (number == 1 ? _second.WaitAsync(cancellationToken) : Task.CompletedTask);
            return number;
        }
    }

    /// <summary>Something that happens once.</summary>
    private sealed class Signal
    {
        private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsSet => _source.Task.IsCompleted;

        /// <returns>Whether this was the first time.</returns>
        public bool Set() => _source.TrySetResult();

        public Task WaitAsync(CancellationToken cancellationToken) => _source.Task.WaitAsync(cancellationToken);
    }
}
