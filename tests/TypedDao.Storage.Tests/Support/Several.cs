using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.Storage.Replicas;

namespace TypedDao.Storage.Tests;

/// <summary>Storages that keep everything together.</summary>
internal static class Several
{
    /// <summary>The names of the stores, in their order.</summary>
    public static string[] Names { get; } = ["own", "archive", "bucket"];

    /// <summary>One storage of several, which are open already.</summary>
    public static ReplicatedStorage Of(params IObjectStorage[] storages)
    {
        KeepingStore[] stores = [.. storages.Zip(Names, (storage, name) => new KeepingStore(name, _ => new(storage)))];
        foreach (KeepingStore store in stores)
        {
            Task opened = store.OpenAsync(TestContext.Current.CancellationToken).AsTask();
            Assert.True(opened.IsCompletedSuccessfully);
        }

        return new ReplicatedStorage(stores, NullLogger.Instance);
    }

    /// <summary>One storage of several, each opened as a test says.</summary>
    public static ReplicatedStorage Of(params Func<CancellationToken, ValueTask<IObjectStorage>>[] stores)
        => new([.. stores.Zip(Names, (open, name) => new KeepingStore(name, open))], NullLogger.Instance);
}
