using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Keys;
using TypedDao.Storage;
using TypedDao.Stores;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Contexts;

public sealed class ValidationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-");

    [Fact]
    public async Task Problems_of_all_stores_are_reported_at_once()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "file"), "x");
        await using TestContextOf context = TestCatalog.Context(
            TestCatalog.Catalog(
                TestCatalog.Store("one", TestCatalog.Local("default", settings => settings.GetString("root", "${ONE}")), TestCatalog.Object("one", "a", "a")),
                TestCatalog.Store("two", TestCatalog.Local("default", settings => settings.GetString("root", "${TWO}")), TestCatalog.Object("two", "a", "a")),
                TestCatalog.Store("three", TestCatalog.Local("default", _ => "file"), TestCatalog.Object("three", "a", "a")),
                TestCatalog.Store("four", StoreBinding.Missing("default", "s3", "TypedDao.S3", TestCatalog.Files), TestCatalog.Object("four", "a", "a")),
                TestCatalog.Store(
                    "unreachable",
                    StoreBinding.Missing("default", "redshift", "TypedDao.Postgres", InterfaceBinding.Missing("RedshiftInterface", "RedshiftInterface", "TypedDao.Postgres"))),
                TestCatalog.Store("fine", TestCatalog.Local("default", _ => "fine"), TestCatalog.Object("fine", "a", "a"))),
            baseDirectory: _folder.FullName);
        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.ValidateAsync());
        Assert.StartsWith("Catalog 'Lake' cannot be used in environment 'default'. Key 'root' of store 'one'", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Problems.Count);
        Assert.Equal("Key 'root' of store 'one' needs ${ONE}: set the environment variable ONE or the configuration key 'ONE'.", error.Problems[0]);
        Assert.Equal("Key 'root' of store 'two' needs ${TWO}: set the environment variable TWO or the configuration key 'TWO'.", error.Problems[1]);
        Assert.StartsWith("Store 'three' cannot be opened: Store 'three' cannot be opened. 'root' is '", error.Problems[2], StringComparison.Ordinal);
        Assert.Equal(
            "No referenced package implements the store type 's3' that store 'four' has in environment 'default'. " +
            "Add the package TypedDao.S3, or choose another environment.",
            error.Problems[3]);

        // What is fine can be used all the same.
        await context.ConnectAsync("fine.a");
    }

    [Fact]
    public async Task Nothing_wrong_is_nothing_said()
    {
        await using TestContextOf context = Two("${A:-a}", "b/x.csv", "${B:-b}", "b/x.csv");
        await context.ValidateAsync();
        Assert.False(await (await context.ConnectAsync("one.x")).ExistsAsync(context.GetObject("one.x").Target, default));
    }

    [Fact]
    public async Task Objects_that_meet_where_placeholders_hide_it_are_refused_on_opening()
    {
        await using TestContextOf context = Two("${A:-lake}", "b/x.csv", "${B:-lake/b}", "x.csv");
        string expected = $"Objects 'one.x' at {Address("lake/b/x.csv")} and 'two.y' at {Address("lake/b/x.csv")} can meet at one address: give their stores " +
            "different places, or declare 'shared: true' on one of them.";
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => context.ConnectAsync("one.x"));
        Assert.Equal($"Store 'one' cannot be used in environment 'default'. {expected} [operation open, store one]", error.Message);
        error = await Assert.ThrowsAsync<ConfigurationException>(() => context.ConnectAsync("two.y"));
        Assert.StartsWith("Store 'two' cannot be used in environment 'default'. Objects 'two.y' at ", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.ValidateAsync());
        Assert.Equal([expected], error.Problems);
    }

    [Fact]
    public async Task Objects_of_one_root_with_other_keys_do_not_meet()
    {
        await using TestContextOf context = Two("${A:-lake}", "b/x.csv", "${B:-lake}", "b/y.csv");
        await context.ConnectAsync("one.x");
        await context.ValidateAsync();
    }

    [Fact]
    public async Task What_is_declared_shared_may_meet()
    {
        await using TestContextOf context = Two("${A:-lake}", "x.csv", "${B:-lake}", "x.csv", shared: true);
        await context.ConnectAsync("one.x");
        await context.ValidateAsync();
    }

    [Fact]
    public async Task Members_that_can_meet_are_refused()
    {
        await using TestContextOf context = TestCatalog.Context(
            TestCatalog.Catalog(
                TestCatalog.Store(
                    "one",
                    TestCatalog.Local("default", settings => settings.GetString("root", "${A:-lake}")),
                    TestCatalog.Object("one", "x", "{region}/x.csv", parameters: new KeyParameter("region", KeyKind.String))),
                TestCatalog.Store("two", TestCatalog.Local("default", _ => "lake"), TestCatalog.Object("two", "y", "eu", ObjectShape.Directory))),
            baseDirectory: _folder.FullName);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => context.ConnectAsync("two.y"));
        Assert.Contains($"'one.x' at {Address("lake/{region}/x.csv")} can meet at one address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_whose_values_are_missing_does_not_stop_the_others()
    {
        await using TestContextOf context = Two("${A:-lake}", "x.csv", "${NOT_SET}", "x.csv");
        await context.ConnectAsync("one.x");
    }

    [Fact]
    public async Task A_store_that_does_not_open_does_not_stop_the_others()
    {
        int opened = 0;
        StoreBinding Binding(string name) => StoreBinding.Create(
            "default",
            "injected",
            settings =>
            {
                settings.GetString("x", "${X:-y}");
                return new InjectedStore();
            },
            () => new ScriptedStoreProvider((_, _) =>
            {
                opened++;
                return name == "bad" ? throw new TypedDaoException(ErrorKind.Unavailable, "down") : ValueTask.FromResult(new StoreConnection(new MemoryStorage()));
            }),
            TestCatalog.Files);
        await using TestContextOf context = TestCatalog.Context(TestCatalog.Catalog(
            TestCatalog.Store("good", Binding("good"), TestCatalog.Object("good", "a", "a")),
            TestCatalog.Store("bad", Binding("bad"), TestCatalog.Object("bad", "a", "a"))));
        await context.ConnectAsync("good.a");
        Assert.Equal(2, opened);
        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.ValidateAsync());
        Assert.Equal("Store 'bad' cannot be opened: down [operation open, store bad]", error.Problems.Single());
    }

    [Fact]
    public async Task A_replica_is_compared_with_objects_and_with_itself()
    {
        await using TestContextOf itself = Kept("${A:-lake}", "${B:-lake}");
        string expected = $"'one.x' at {Address("lake/x.csv")} and 'one.x (replica in two)' at {Address("lake/x.csv")} meet, so that nothing would be kept twice: " +
            "give their stores different places.";
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => itself.ConnectAsync("one.x"));
        Assert.Equal($"Store 'one' cannot be used in environment 'default'. {expected} [operation open, store one]", error.Message);
        error = await Assert.ThrowsAsync<ConfigurationException>(async () => await itself.ValidateAsync());
        Assert.Equal([expected], error.Problems);

        await using TestContextOf another = Kept("${A:-lake}", "${B:-other}", TestCatalog.Store(
            "three", TestCatalog.Local("default", settings => settings.GetString("root", "${C:-other}")), TestCatalog.Object("three", "y", "x.csv")));
        error = await Assert.ThrowsAsync<ConfigurationException>(() => another.ConnectAsync("one.x"));
        Assert.Contains("Objects 'one.x (replica in two)' at ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" and 'three.y' at ", error.Message, StringComparison.Ordinal);

        await using TestContextOf apart = Kept("${A:-lake}", "${B:-other}");
        await apart.ConnectAsync("one.x");
        await apart.ValidateAsync();
    }

    [Fact]
    public async Task A_store_of_replicas_alone_is_validated()
    {
        await using TestContextOf unset = Kept("lake", "${NOT_SET}");
        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await unset.ValidateAsync());
        Assert.Equal(["Key 'root' of store 'two' needs ${NOT_SET}: set the environment variable NOT_SET or the configuration key 'NOT_SET'."], error.Problems);

        await using TestContextOf missing = TestCatalog.Context(
            TestCatalog.Catalog(
                TestCatalog.Store("one", TestCatalog.Local("default", _ => "lake"), TestCatalog.Object("one", "x", "x.csv", replicas: ["two"])),
                TestCatalog.Store("two", StoreBinding.Missing("default", "s3", "TypedDao.S3"))),
            baseDirectory: _folder.FullName);
        error = await Assert.ThrowsAsync<ConfigurationException>(async () => await missing.ValidateAsync());
        Assert.Equal(
            ["No referenced package implements the store type 's3' that store 'two' has in environment 'default'. Add the package TypedDao.S3, or choose another environment."],
            error.Problems);
    }

    private TestContextOf Kept(string root, string replicaRoot, params StoreDefinition[] more) => TestCatalog.Context(
        TestCatalog.Catalog(
        [
            TestCatalog.Store("one", TestCatalog.Local("default", settings => settings.GetString("root", root)), TestCatalog.Object("one", "x", "x.csv", replicas: ["two"])),
            TestCatalog.Store("two", TestCatalog.Local("default", settings => settings.GetString("root", replicaRoot))),
            .. more,
        ]),
        baseDirectory: _folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    private TestContextOf Two(string root, string key, string otherRoot, string otherKey, bool shared = false) => TestCatalog.Context(
        TestCatalog.Catalog(
            TestCatalog.Store("one", TestCatalog.Local("default", settings => settings.GetString("root", root)), TestCatalog.Object("one", "x", key, shared: shared)),
            TestCatalog.Store("two", TestCatalog.Local("default", settings => settings.GetString("root", otherRoot)), TestCatalog.Object("two", "y", otherKey))),
        baseDirectory: _folder.FullName);

    private string Address(string key) => new LocalStorage(_folder.FullName).AddressOf("lake") + key["lake".Length..];
}
