using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedDao.EndToEnd.Data;
using TypedDao.EndToEnd.Data.Rules;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>Which environment is active, what it changes, and contexts beside each other. Sets a variable of the process, so it runs alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private const string Variable = "TYPEDDAO_ENVIRONMENT";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_environment_is_chosen_in_this_order()
    {
        IConfiguration configuration = Proof.Configuration(_folder, ("TypedDao:Environment", "configured"), ("PROOF_FOLDER", "f"));
        var all = new DataContextOptions { Environment = "moved", Arguments = ["run", "--environment", "default"], Configuration = configuration };
        Environment.SetEnvironmentVariable(Variable, "moved");
        try
        {
            Assert.Equal("moved", await EnvironmentOf(all));
            Assert.Equal("default", await EnvironmentOf(all with { Environment = null }));
            Assert.Equal("memory", await EnvironmentOf(all with { Environment = null, Arguments = ["--environment=memory"] }));
            Assert.Equal("moved", await EnvironmentOf(all with { Environment = null, Arguments = null }));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.Equal("configured", await EnvironmentOf(all with { Environment = null, Arguments = null }));
        Assert.Equal("memory", await EnvironmentOf(new DataContextOptions()));
        var error = Assert.Throws<ConfigurationException>(() => new CatalogContext(new DataContextOptions { Environment = "mvoed" }));
        Assert.Equal(
            "Catalog 'Catalog' has no environment 'mvoed', which DataContextOptions.Environment names (did you mean 'moved'?). " +
            "Name one of default, memory, moved, configured, or declare it under 'environments' of the catalog.",
            error.Message);
    }

    [Fact]
    public async Task An_overlay_merges_keys_clears_them_and_beats_the_star()
    {
        await using var context = new CatalogContext(Options("moved"));
        await context.Rules.Bare.WriteTextAsync("rules");
        await context.Values.AllCsv.WriteTextAsync("values");
        await context.Keys.Sites.For("a").WriteTextAsync("f.csv", "keys");
        Assert.Equal([".data/rules/bare/bare", "all/sites/a/f.csv", "named/all.csv"], Files());
    }

    [Fact]
    public async Task Missing_values_are_reported_together_for_one_store()
    {
        await using var context = new CatalogContext(new DataContextOptions { Environment = "configured", BaseDirectory = _folder.FullName });
        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.Keys.Sites.ExistsAsync());
        Assert.Equal(
            [
                "Key 'root' of store 'keys' needs ${PROOF_ROOT}: set the environment variable PROOF_ROOT or the configuration key 'PROOF_ROOT'.",
                "Key 'root' of store 'keys' needs ${PROOF_FOLDER}: set the environment variable PROOF_FOLDER or the configuration key 'PROOF_FOLDER'.",
            ],
            error.Problems);
        error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.ValidateAsync());
        Assert.Equal(7, error.Problems.Count);
    }

    [Fact]
    public async Task Contexts_stand_side_by_side_and_one_is_current_where_it_is_used()
    {
        await using var local = new CatalogContext(Options("default"));
        await using var memory = new CatalogContext(new DataContextOptions { Environment = "memory" });
        await using var other = new CatalogContext(new DataContextOptions { Environment = "memory" });
        await local.Rules.Named.WriteAsync([new() { Number = 1 }]);
        await memory.Rules.Named.WriteAsync([new() { Number = 2 }]);
        Assert.False(await other.Rules.Named.ExistsAsync());
        using (Catalog.Use(local))
        {
            Assert.Same(local, CatalogContext.Current);
            Assert.Equal(1, (await Catalog.Rules.Named.ReadAsync().SingleAsync()).Number);
            NamedObject bound = Catalog.Rules.Named;
            await Task.Run(async () =>
            {
                using (Catalog.Use(memory))
                {
                    Assert.Equal(2, (await Catalog.Rules.Named.ReadAsync().SingleAsync()).Number);

                    // An object stays with the context that it comes from.
                    Assert.Equal(1, (await bound.ReadAsync().SingleAsync()).Number);
                }
            });
            Assert.Same(local, CatalogContext.Current);
        }

        Assert.NotSame(local, CatalogContext.Current);
        Assert.Equal("memory", CatalogContext.Current.Environment);
    }

    [Fact]
    public async Task Catalogs_of_several_assemblies_work_in_one_program()
    {
        await using var here = new CatalogContext(Options("default"));
        await using var there = new Acme.Data.CatalogContext(new DataContextOptions { Environment = "local", BaseDirectory = _folder.FullName });
        await here.Rules.Named.WriteAsync([new() { Number = 1 }]);
        await there.Bronze.Orders.For(new(2025, 1, 7)).WriteAsync([new() { Id = 1, Customer = "Ada", Amount = 12.5m }]);
        Assert.Equal([".data/bronze/orders/2025-01-07/orders.csv", "rules/named.csv"], Files());
        Assert.Equal("id,customer,amount,coupon\n1,Ada,12.50,\n", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, ".data/bronze/orders/2025-01-07/orders.csv")));
    }

    [Fact]
    public async Task An_application_adds_the_catalog_with_its_configuration()
    {
        HostApplicationBuilder builder = Builder(("TypedDao:Environment", "configured"), ("PROOF_ROOT", _folder.FullName), ("PROOF_FOLDER", "apps"));
        builder.Services.AddCatalog().ValidateOnStart();
        using IHost host = builder.Build();
        await host.StartAsync();
        var context = host.Services.GetRequiredService<CatalogContext>();
        await context.Keys.Sites.For("a").WriteTextAsync("f.csv", "keys");
        await host.StopAsync();
        Assert.Equal(["apps/sites/a/f.csv"], Files());
    }

    [Fact]
    public async Task An_application_does_not_start_without_its_values()
    {
        HostApplicationBuilder builder = Builder(("PROOF_FOLDER", "apps"));
        builder.Services.AddCatalog(options => options with { Environment = "configured" }).ValidateOnStart();
        using IHost host = builder.Build();
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());
        Assert.Equal(
            [.. new[] { "values", "keys", "rules", "filters", "sizes", "two_ways" }.Select(store =>
                $"Key 'root' of store '{store}' needs ${{PROOF_ROOT}}: set the environment variable PROOF_ROOT or the configuration key 'PROOF_ROOT'.").Order()],
            error.Problems.Order());
    }

    private static async Task<string> EnvironmentOf(DataContextOptions options)
    {
        await using var context = new CatalogContext(options);
        return context.Environment;
    }

    private static HostApplicationBuilder Builder(params (string Key, string Value)[] values)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        return builder;
    }

    private DataContextOptions Options(string environment)
        => new() { Environment = environment, Configuration = Proof.Configuration(_folder), BaseDirectory = _folder.FullName };

    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.FullName, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
