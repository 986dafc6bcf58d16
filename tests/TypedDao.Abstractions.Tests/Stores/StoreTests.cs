using TypedDao.Stores;

namespace TypedDao.Tests.Stores;

public sealed class StoreTests
{
    [Fact]
    public void A_secret_shows_itself_only_when_asked()
    {
        var secret = new Secret("hunter2");

        Assert.Equal(("***", "***", "hunter2"), (secret.ToString(), $"{secret}", secret.Reveal()));
    }

    [Fact]
    public async Task A_connection_offers_and_replaces_services_and_disposes_them()
    {
        var first = new Service();
        var connection = new StoreConnection(first, "text");

        Assert.True(connection.TryGet(out IService? service));
        Assert.Same(first, service);
        Assert.False(connection.TryGet(out IFormatProvider? _));

        var second = new Service();
        StoreConnection replaced = connection.Replace<IService>(_ => second);
        Assert.True(replaced.TryGet(out service));
        Assert.Same(second, service);
        await replaced.DisposeAsync();
        Assert.Equal((false, true), (first.IsDisposed, second.IsDisposed));
    }

    private interface IService;

    private sealed class Service : IService, IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
