using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Cli.Replicas;
using TypedDao.Extensibility;
using TypedDao.Files;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Cli.Tests.Replicas;

/// <summary>What others write while files are compared stays.</summary>
public sealed class ReplicaExaminationTests
{
    private const string Changed = "It was written or deleted meanwhile. Run this again.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("own", "newer", "old", "newer old")]
    [InlineData("archive", "newer", "old", "source newer")]
    [InlineData("archive", "newer", null, "source newer")]
    [InlineData("own", null, "old", "- old")]
    public async Task A_file_that_changes_meanwhile_is_not_repaired(string store, string? text, string? before, string after)
    {
        var memories = new Dictionary<string, MemoryStorage> { ["own"] = new(), ["archive"] = new() };
        await memories["own"].PutAsync("a", "source"u8.ToArray(), default, Stop);
        if (before is not null)
        {
            await memories["archive"].PutAsync("a", System.Text.Encoding.UTF8.GetBytes(before), default, Stop);
        }

        // Another writer comes between the listing and the copy.
        var storages = new Dictionary<string, IObjectStorage>
        {
            ["own"] = new InterruptedStorage(memories["own"], async () =>
            {
                if (text is null)
                {
                    await memories[store].DeleteAsync("a", Stop);
                }
                else
                {
                    await memories[store].PutAsync("a", System.Text.Encoding.UTF8.GetBytes(text), default, Stop);
                }
            }),
            ["archive"] = memories["archive"],
        };
        await using var context = new Given(storages);
        ReplicaTask task = Assert.Single(ReplicaTask.Of(context, [], null));
        ReplicaFinding finding = Assert.Single(await new ReplicaExamination(task, new ReplicaOptions { Repairs = true }).RunAsync(Stop).ToListAsync(Stop));
        Assert.Equal((ReplicaAction.None, Changed), (finding.Action, finding.Failure));
        Assert.Equal(after, string.Join(' ', await Task.WhenAll(memories.Values.Select(TextAsync))));
    }

    [Fact]
    public async Task A_cancellation_ends_the_work()
    {
        var storages = new Dictionary<string, IObjectStorage> { ["own"] = new MemoryStorage(), ["archive"] = new MemoryStorage() };
        await storages["own"].PutAsync("a", "source"u8.ToArray(), default, Stop);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        storages["own"] = new InterruptedStorage(storages["own"], async () => await source.CancelAsync());
        await using var context = new Given(storages);
        var examination = new ReplicaExamination(ReplicaTask.Of(context, [], null)[0], new ReplicaOptions { Repairs = true });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => examination.RunAsync(source.Token).ToListAsync(source.Token).AsTask());
        Assert.Null(await storages["archive"].HeadAsync("a", Stop));
    }

    private static async Task<string> TextAsync(MemoryStorage memory)
    {
        if (await memory.HeadAsync("a", Stop) is null)
        {
            return "-";
        }

        await using StorageObject opened = await memory.GetAsync("a", default, Stop);
        using var reader = new StreamReader(opened.Content);
        return await reader.ReadToEndAsync(Stop);
    }

    private sealed class InterruptedStorage(IObjectStorage inner, Func<Task> interrupt) : DelegatingStorage(inner)
    {
        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        {
            await interrupt();
            cancellationToken.ThrowIfCancellationRequested();
            return await base.GetAsync(key, options, cancellationToken);
        }
    }

    private sealed class Given(Dictionary<string, IObjectStorage> storages) : DataContext(CatalogOf(storages), new DataContextOptions())
    {
        private static CatalogDefinition CatalogOf(Dictionary<string, IObjectStorage> storages) => new()
        {
            Name = "Lake",
            Stores =
            [
                .. storages.Select(pair => new StoreDefinition
                {
                    Name = pair.Key,
                    Bindings =
                    [
                        StoreBinding.Create(
                            "default",
                            "given",
                            static _ => new MemoryStore(),
                            () => new GivenProvider(pair.Value),
                            InterfaceBinding.Create("files", "files", static _ => new S3FileInterface(), static () => new FileInterfaceProvider())),
                    ],
                    Objects = pair.Key != "own" ? [] :
                    [
                        new ObjectDefinition
                        {
                            Store = "own", Name = "a", Type = "FileObject", Shape = ObjectShape.File, Interface = "files", Key = "a", Replicas = ["archive"],
                            Create = static _ => throw new NotSupportedException(), Options = new S3FileObject(),
                        },
                    ],
                }),
            ],
        };
    }

    private sealed class GivenProvider(IObjectStorage storage) : IStoreProvider<MemoryStore>
    {
        public ValueTask<StoreConnection> OpenAsync(MemoryStore options, StoreContext context, CancellationToken cancellationToken) => new(new StoreConnection(storage));
    }
}
