using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Files;
using TypedDao.Interfaces;
using TypedDao.Storage;
using TypedDao.Stores;
using TypedDao.Tests.Catalogs;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Contexts;

public sealed class DataContextTests
{
    [Fact]
    public async Task A_memory_store_lives_as_long_as_its_context()
    {
        await using var one = new LakeContext(new DataContextOptions { Environment = "test" });
        await using (var two = new LakeContext(new DataContextOptions { Environment = "test" }))
        {
            await one.Bronze.Note.WriteTextAsync("one");
            Assert.False(await two.Bronze.Note.ExistsAsync());
            await two.Bronze.Note.WriteTextAsync("two");
        }

        Assert.Equal("one", await one.Bronze.Note.ReadTextAsync());
    }

    [Fact]
    public async Task Two_environments_live_side_by_side()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-");
        try
        {
            await using var local = new LakeContext(new DataContextOptions
            {
                Environment = "default",
                Variables = name => name == "LAKE_ROOT" ? "lake" : null,
                BaseDirectory = folder.FullName,
            });
            await using var memory = new LakeContext(new DataContextOptions { Environment = "test" });
            await local.Bronze.Note.WriteTextAsync("on disk");
            await memory.Bronze.Note.WriteTextAsync("in memory");
            Assert.Equal("on disk", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "lake", "bronze", "note.bin")));
            Assert.Equal("in memory", await memory.Bronze.Note.ReadTextAsync());
            Assert.Equal(("default", "test"), (local.Environment, memory.Environment));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_object_is_found_by_its_name()
    {
        await using var context = new LakeContext();
        var users = Assert.IsType<UsersObject>(context.GetObject("bronze.users"));
        Assert.Same(context, users.Target.Context);
        Assert.Equal("bronze.users", users.ToString());
        Assert.Equal(
            "Catalog 'Lake' has no object 'bronze.user' (did you mean 'bronze.users'?). Name it as store.object, as in the YAML.",
            Assert.Throws<KeyNotFoundException>(() => context.GetObject("bronze.user")).Message);
        Assert.Equal(
            "Catalog 'Lake' has no object 'Nothing like it'. Name it as store.object, as in the YAML.",
            Assert.Throws<KeyNotFoundException>(() => context.GetObject("Nothing like it")).Message);
    }

    [Fact]
    public async Task A_store_is_opened_once_and_an_interface_made_once()
    {
        int opened = 0, made = 0;
        var gate = new TaskCompletionSource();
        await using TestContextOf context = Scripted(
            async (_, token) =>
            {
                Interlocked.Increment(ref opened);
                await gate.Task.WaitAsync(token);
                return new StoreConnection(new MemoryStorage());
            },
            () => Interlocked.Increment(ref made));
        Task<IChecksExistence>[] connecting = [.. Enumerable.Range(0, 20).Select(i => Task.Run(() => context.ConnectAsync(i % 2 == 0 ? "s.a" : "s.b")))];
        gate.SetResult();
        IChecksExistence[] connected = await Task.WhenAll(connecting);
        Assert.All(connected, data => Assert.Same(connected[0], data));
        Assert.Equal((1, 1), (opened, made));
        Assert.NotSame(connected[0], await context.ConnectAsync("s.a", "extra"));
        Assert.Equal((1, 2), (opened, made));
    }

    [Fact]
    public async Task A_store_that_could_not_be_opened_is_tried_again()
    {
        int opened = 0;
        await using TestContextOf context = Scripted((_, _) => ++opened == 1
            ? throw new TypedDaoException(ErrorKind.Unavailable, "The server does not answer.") { Cure = "Start it." }
            : ValueTask.FromResult(new StoreConnection(new MemoryStorage())));
        var error = await Assert.ThrowsAsync<TypedDaoException>(() => context.ConnectAsync("s.a"));
        Assert.Equal("The server does not answer. [operation open, store s] Start it.", error.Message);
        await context.ConnectAsync("s.a");
        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task One_who_cancels_the_opening_does_not_cancel_the_others()
    {
        var gate = new TaskCompletionSource();
        await using TestContextOf context = Scripted(async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return new StoreConnection(new MemoryStorage());
        });
        using var cancellation = new CancellationTokenSource();
        Task<IChecksExistence> impatient = context.ConnectAsync("s.a", cancellationToken: cancellation.Token);
        Task<IChecksExistence> patient = context.ConnectAsync("s.a");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        Assert.NotNull(await patient);
    }

    [Fact]
    public async Task Layers_are_put_around_the_storage()
    {
        await using TestContextOf context = Scripted((_, _) => ValueTask.FromResult(new StoreConnection(new SteppedStorage(new MemoryStorage(), new Steps { At = 1 }))));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await new ByteFile(context.GetObject("s.a").Target).ExistsAsync());
        Assert.Equal(("exists", "s.a", "s", "memory://memory/a"), (error.Operation, error.Object, error.Store, error.Address));
    }

    [Fact]
    public async Task A_closed_context_says_so_and_closes_what_it_opened()
    {
        var storage = new DisposalStorage();
        TestContextOf context = Scripted((_, _) => ValueTask.FromResult(new StoreConnection(storage)));
        await context.ConnectAsync("s.a");
        await context.DisposeAsync();
        await context.DisposeAsync();
        Assert.Equal(1, storage.Disposals);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => context.ConnectAsync("s.a"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await context.ValidateAsync());
    }

    [Fact]
    public async Task Everything_missing_of_a_store_is_said_at_once_and_other_stores_are_left_alone()
    {
        await using var context = new TestContextOf(
            TestCatalog.Catalog(
                TestCatalog.Store(
                    "s",
                    StoreBinding.Create(
                        "default",
                        "postgres",
                        settings => new PostgresStore
                        {
                            Host = settings.GetString("host", "${HOST}"),
                            Port = (int)settings.GetInteger("port", "${PORT:-x}", 1, 65535),
                            Password = settings.GetSecret("password", "${PASSWORD}"),
                        },
                        () => throw new InvalidOperationException("not opened"),
                        InterfaceBinding.Create(
                            "S3FileInterface",
                            "S3FileInterface",
                            settings =>
                            {
                                settings.GetUri("remote", "${REMOTE}");
                                return new S3FileInterface();
                            },
                            static () => new FileInterfaceProvider())),
                    TestCatalog.Object("s", "a", "a")),
                TestCatalog.Store("other", TestCatalog.Local("default", settings => settings.GetString("root", "${NOT_NEEDED}")), TestCatalog.Object("other", "b", "b"))),
            new DataContextOptions { Variables = name => name == "PASSWORD" ? "hunter2" : null });
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => context.ConnectAsync("s.a"));
        Assert.Equal(
            [
                "Key 'host' of store 's' needs ${HOST}: set the environment variable HOST or the configuration key 'HOST'.",
                "Key 'port' of store 's' is 'x' (from ${PORT:-x}), which is not an integer from 1 to 65535.",
                "Key 'remote' of interface 'S3FileInterface' of store 's' needs ${REMOTE}: set the environment variable REMOTE or the configuration key 'REMOTE'.",
            ],
            error.Problems);
        Assert.StartsWith("Store 's' cannot be opened in environment 'default'. Key 'host'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("[operation open, store s]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_environment_cannot_give_is_named()
    {
        await using var context = new LakeContext(new DataContextOptions { Environment = "elsewhere" });
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await context.Bronze.Note.ExistsAsync());
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal(
            "No referenced package implements the store type 's3' that store 'bronze' has in environment 'elsewhere'. " +
            "[operation exists, object bronze.note] Add the package TypedDao.S3, or choose another environment.",
            error.Message);

        await using TestContextOf scripted = Scripted((_, _) => ValueTask.FromResult(new StoreConnection(new MemoryStorage())));
        Assert.Equal(
            "Environment 'default' gives store 's' no interface 'spark'; it has S3FileInterface, extra, missing. [operation exists, object s.a] " +
            "Declare it under 'interfaces' of the store in environment 'default', or choose another environment.",
            (await Assert.ThrowsAsync<TypedDaoException>(() => scripted.ConnectAsync("s.a", "spark"))).Message);
        Assert.Equal(
            "No referenced package implements the interface type 'S3SparkInterface'. [operation exists, object s.a] " +
            "Add the package TypedDao.Spark, or choose another environment.",
            (await Assert.ThrowsAsync<TypedDaoException>(() => scripted.ConnectAsync("s.a", "missing"))).Message);
        Assert.Equal(
            "Interface 'S3FileInterface', which serves store 's' (type 'scripted') in environment 'default', cannot do 'upsert'. [operation upsert, object s.a] " +
            "Use an environment or an interface that can.",
            (await Assert.ThrowsAsync<TypedDaoException>(async () => await scripted.ConnectAsync<IUpsertsRows>(scripted.GetObject("s.a").Target, "upsert", default))).Message);
    }

    [Fact]
    public async Task A_store_without_object_storage_cannot_hold_files()
    {
        await using TestContextOf context = Scripted((_, _) => ValueTask.FromResult(new StoreConnection(new object())));
        var error = await Assert.ThrowsAsync<TypedDaoException>(() => context.ConnectAsync("s.a"));
        Assert.Equal(
            "Store 's' offers no object storage, which files need. [store s] Put the store on a type that is an object storage, such as 'local' or 's3'.",
            error.Message);
    }

    [Fact]
    public async Task An_object_of_another_catalog_is_refused()
    {
        await using var lake = new LakeContext();
        await using TestContextOf context = Scripted((_, _) => ValueTask.FromResult(new StoreConnection(new MemoryStorage())));
        var error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await context.ConnectAsync<IReadsRows>(lake.Bronze.Users.Target with { Context = context }, "read", default));
        Assert.StartsWith("Catalog 'Lake' has no store 'bronze': the object belongs to another catalog.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_is_told_its_name_folder_clock_and_services()
    {
        StoreContext? seen = null;
        var clock = new ManualClock();
        var catalog = TestCatalog.Catalog(TestCatalog.Store("s", Binding((store, _) =>
        {
            seen = store;
            return ValueTask.FromResult(new StoreConnection(new MemoryStorage()));
        }), TestCatalog.Object("s", "a", "a")));
        using var log = new TestLog();
        await using var context = new TestContextOf(catalog, new DataContextOptions { TimeProvider = clock, LoggerFactory = log });
        await context.ConnectAsync("s.a");
        Assert.Equal(("s", "scripted", Directory.GetCurrentDirectory()), (seen!.Name, seen.Type, seen.BaseDirectory));
        Assert.Same(clock, seen.TimeProvider);
        Assert.Same(log, seen.Services.GetService(typeof(Microsoft.Extensions.Logging.ILoggerFactory)));
        Assert.Same(clock, seen.Services.GetService(typeof(TimeProvider)));
        Assert.Null(seen.Services.GetService(typeof(HttpClient)));
    }

    [Fact]
    public async Task A_store_repeats_its_own_steps_with_the_retry_of_its_layers()
    {
        StoreContext? seen = null;
        var time = new SkippingTime();
        int heads = 0;
        var catalog = TestCatalog.Catalog(TestCatalog.Store("s", Binding((store, _) =>
        {
            seen = store;
            return ValueTask.FromResult(new StoreConnection(new OutOfReach(() => heads++)));
        }), TestCatalog.Object("s", "a", "a")));
        await using var context = new TestContextOf(catalog, new DataContextOptions { TimeProvider = time });
        IChecksExistence files = await context.ConnectAsync("s.a");
        int steps = 0;
        Assert.True(await seen!.Retry.RunAsync("upload", 0, (_, _) => ++steps < 3 ? throw OutOfReach.Error() : new ValueTask<bool>(true), default));
        Assert.Equal(3, steps);

        // The steps use up what the store has for repetitions, and then its layers have none either.
        for (int i = 0; i < 100; i++)
        {
            await Assert.ThrowsAsync<TypedDaoException>(async () => await seen.Retry.RunAsync<int, bool>("upload", 0, (_, _) => throw OutOfReach.Error(), default));
        }

        await Assert.ThrowsAsync<TypedDaoException>(async () => await files.ExistsAsync(context.GetObject("s.a").Target, default));
        Assert.Equal(1, heads);
    }

    private static TestContextOf Scripted(Func<StoreContext, CancellationToken, ValueTask<StoreConnection>> open, Action? made = null)
        => TestCatalog.Context(TestCatalog.Catalog(TestCatalog.Store("s", Binding(open, made), TestCatalog.Object("s", "a", "a"), TestCatalog.Object("s", "b", "b"))));

    private static StoreBinding Binding(Func<StoreContext, CancellationToken, ValueTask<StoreConnection>> open, Action? made = null)
    {
        Func<FileInterfaceProvider> provider = () =>
        {
            made?.Invoke();
            return new FileInterfaceProvider();
        };
        return StoreBinding.Create(
            "default",
            "scripted",
            static _ => new InjectedStore(),
            () => new ScriptedStoreProvider(open),
            InterfaceBinding.Create("S3FileInterface", "S3FileInterface", static _ => new S3FileInterface(), provider),
            InterfaceBinding.Create("extra", "S3FileInterface", static _ => new S3FileInterface(), provider),
            InterfaceBinding.Missing("missing", "S3SparkInterface", "TypedDao.Spark"));
    }

    private sealed class OutOfReach(Action head) : DelegatingStorage(new MemoryStorage())
    {
        public static TypedDaoException Error() => new(ErrorKind.Unavailable, "Out of reach.");

        public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        {
            head();
            throw Error();
        }
    }

    private sealed class DisposalStorage() : DelegatingStorage(new MemoryStorage())
    {
        public int Disposals { get; private set; }

        public override ValueTask DisposeAsync()
        {
            Disposals++;
            return base.DisposeAsync();
        }
    }
}
