using TypedDao.Tests.Support;

namespace TypedDao.Tests.Contexts;

public sealed class AmbientContextTests
{
    [Fact]
    public async Task The_default_context_is_frozen_by_its_first_use()
    {
        AmbientContext<FrozenContext>.Configure(options => options with { Environment = "other" });
        AmbientContext<FrozenContext>.Configure(options => options with { BaseDirectory = "x" });
        await using FrozenContext current = AmbientContext<FrozenContext>.Current;
        Assert.Same(current, AmbientContext<FrozenContext>.Current);
        Assert.Equal(("other", "x"), (current.Options.Environment, current.Options.BaseDirectory));
        var error = Assert.Throws<InvalidOperationException>(() => AmbientContext<FrozenContext>.Configure(options => options));
        Assert.Equal(
            "The default FrozenContext is in use and can no longer be configured. Configure it before the first object of the catalog is touched, " +
            "or make a FrozenContext of your own and pass it to Use.",
            error.Message);
    }

    [Fact]
    public async Task The_default_context_is_made_once_by_many()
    {
        OnceContext[] contexts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AmbientContext<OnceContext>.Current)));
        Assert.All(contexts, context => Assert.Same(contexts[0], context));
        await contexts[0].DisposeAsync();
    }

    [Fact]
    public void A_default_context_that_could_not_be_made_can_be_set_up_again()
    {
        AmbientContext<AgainContext>.Configure(options => options with { Environment = "unknown" });
        Assert.Throws<ConfigurationException>(() => AmbientContext<AgainContext>.Current);
        AmbientContext<AgainContext>.Configure(options => options with { Environment = "other" });
        Assert.Equal("other", AmbientContext<AgainContext>.Current.Environment);
    }

    [Fact]
    public async Task A_context_is_current_in_its_flow_alone()
    {
        await using var one = new FlowContext(new());
        await using var two = new FlowContext(new());
        FlowContext outside = AmbientContext<FlowContext>.Current;
        var bothUse = new Barrier(2);
        await Task.WhenAll(UseAsync(one), UseAsync(two));
        Assert.Same(outside, AmbientContext<FlowContext>.Current);

        Task UseAsync(FlowContext context) => Task.Run(async () =>
        {
            using (AmbientContext<FlowContext>.Use(context))
            {
                bothUse.SignalAndWait();
                Assert.Same(context, AmbientContext<FlowContext>.Current);
                await Task.Yield();
                Assert.Same(context, AmbientContext<FlowContext>.Current);
                await Task.Run(() => Assert.Same(context, AmbientContext<FlowContext>.Current));
            }

            Assert.Same(outside, AmbientContext<FlowContext>.Current);
        });
    }

    [Fact]
    public async Task Scopes_nest_and_may_end_out_of_order()
    {
        await using var one = new FlowContext(new());
        await using var two = new FlowContext(new());
        await using var three = new FlowContext(new());
        FlowContext outside = AmbientContext<FlowContext>.Current;
        IDisposable first = AmbientContext<FlowContext>.Use(one);
        IDisposable second = AmbientContext<FlowContext>.Use(two);
        IDisposable third = AmbientContext<FlowContext>.Use(three);
        second.Dispose();
        Assert.Same(three, AmbientContext<FlowContext>.Current);
        third.Dispose();
        Assert.Same(one, AmbientContext<FlowContext>.Current);
        third.Dispose();
        second.Dispose();
        Assert.Same(one, AmbientContext<FlowContext>.Current);
        IDisposable again = AmbientContext<FlowContext>.Use(two);
        first.Dispose();
        Assert.Same(two, AmbientContext<FlowContext>.Current);
        again.Dispose();
        Assert.Same(outside, AmbientContext<FlowContext>.Current);
    }

    [Fact]
    public async Task A_flow_that_was_started_inside_never_falls_back_to_the_default()
    {
        await using var inside = new FlowContext(new());
        var ended = new TaskCompletionSource();
        Task<FlowContext> straggler;
        using (AmbientContext<FlowContext>.Use(inside))
        {
            straggler = Task.Run(async () =>
            {
                await ended.Task;
                return AmbientContext<FlowContext>.Current;
            });
        }

        ended.SetResult();
        Assert.Same(inside, await straggler);
    }

    private abstract class EmptyContext(DataContextOptions options) : DataContext(TestCatalog.Catalog(), options)
    {
        public DataContextOptions Options { get; } = options;
    }

    private sealed class FrozenContext(DataContextOptions options) : EmptyContext(options), ICatalogContext<FrozenContext>
    {
        public static FrozenContext Create(DataContextOptions options) => new(options);
    }

    private sealed class OnceContext(DataContextOptions options) : EmptyContext(options), ICatalogContext<OnceContext>
    {
        public static OnceContext Create(DataContextOptions options) => new(options);
    }

    private sealed class AgainContext(DataContextOptions options) : EmptyContext(options), ICatalogContext<AgainContext>
    {
        public static AgainContext Create(DataContextOptions options) => new(options);
    }

    private sealed class FlowContext(DataContextOptions options) : EmptyContext(options), ICatalogContext<FlowContext>
    {
        public static FlowContext Create(DataContextOptions options) => new(options);
    }
}
