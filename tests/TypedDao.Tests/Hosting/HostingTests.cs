using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedDao.Hosting;
using TypedDao.Tests.Catalogs;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Hosting;

public sealed class HostingTests
{
    [Fact]
    public async Task A_context_takes_what_the_application_has()
    {
        HostApplicationBuilder builder = Builder();
        builder.Configuration["TypedDao:Environment"] = "injected";
        using var log = new TestLog();
        var clock = new ManualClock();
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new InjectedStorages());
        builder.Services.AddDataContext<LakeContext>();
        LakeContext context;
        using (IHost host = builder.Build())
        {
            context = host.Services.GetRequiredService<LakeContext>();
            Assert.Same(context, host.Services.GetRequiredService<LakeContext>());
            Assert.Equal("injected", context.Environment);
            await context.Bronze.Lenient.WriteTextAsync("id,name,email\nx,,\n");
            Assert.Equal(0, await context.Bronze.Lenient.ReadAsync().CountAsync());
            Assert.Contains(log.Messages, message => message.Contains("Skipped 1 bad rows of memory://bronze/lenient.csv", StringComparison.Ordinal));
            await context.Silver.Log.AppendAsync([new User { Id = 1, Name = "a" }]);
            Assert.Equal(clock.Now, (await context.Silver.Log.ListAsync().SingleAsync()).LastModified);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await context.Bronze.Note.ExistsAsync());
    }

    [Fact]
    public async Task Options_can_be_changed()
    {
        HostApplicationBuilder builder = Builder();
        builder.Services.AddDataContext<LakeContext>(options => options with { Environment = "test" });
        using IHost host = builder.Build();
        Assert.Equal("test", host.Services.GetRequiredService<LakeContext>().Environment);
        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_does_not_start_where_a_store_cannot_be_used()
    {
        HostApplicationBuilder builder = Builder();
        var started = new Started();
        builder.Services.AddSingleton<IHostedService>(started);
        builder.Services.AddDataContext<LakeContext>(options => options with { Environment = "default" }).ValidateOnStart().ValidateOnStart();
        using IHost host = builder.Build();
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());
        Assert.Equal(
            ((string[])["bronze", "silver", "kept", "vault", "attic"]).Select(
                store => $"Key 'root' of store '{store}' needs ${{LAKE_ROOT}}: set the environment variable LAKE_ROOT or the configuration key 'LAKE_ROOT'."),
            error.Problems);
        Assert.False(started.IsStarted);
    }

    [Fact]
    public async Task A_host_starts_where_all_is_well()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-");
        try
        {
            HostApplicationBuilder builder = Builder();
            builder.Configuration["LAKE_ROOT"] = folder.FullName;
            builder.Services.AddDataContext<LakeContext>(options => options with { Environment = "default" }).ValidateOnStart();
            using IHost host = builder.Build();
            await host.StartAsync();
            await host.Services.GetRequiredService<LakeContext>().Bronze.Note.WriteTextAsync("x");
            await host.StopAsync();
            Assert.True(File.Exists(Path.Combine(folder.FullName, "bronze", "note.bin")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_validation_a_host_starts_and_says_what_is_missing_when_it_is_needed()
    {
        HostApplicationBuilder builder = Builder();
        builder.Services.AddDataContext<LakeContext>(options => options with { Environment = "default" });
        using IHost host = builder.Build();
        await host.StartAsync();
        await Assert.ThrowsAsync<ConfigurationException>(async () => await host.Services.GetRequiredService<LakeContext>().Bronze.Note.ExistsAsync());
        await host.StopAsync();
    }

    private static HostApplicationBuilder Builder()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection();
        return builder;
    }

    private sealed class Started : IHostedService
    {
        public bool IsStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            IsStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
