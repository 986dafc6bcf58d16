using System.Globalization;
using System.Runtime.Versioning;
using TypedDao.Storage.Local;

namespace TypedDao.Storage.Tests.Local;

/// <summary>Several processes on one folder, and processes that are killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_killed_while_writing_leaves_nothing_half_visible()
    {
        var random = new Random(7);
        for (int round = 0; round < 8; round++)
        {
            using (ChildProcess writer = ChildProcess.Start("write", _folder.Path, round.ToString(CultureInfo.InvariantCulture)))
            {
                await writer.ReadyAsync();
                for (int written = random.Next(1, 60); written > 0; written--)
                {
                    await writer.ExpectAsync("written");
                }

                await writer.KillAsync();
            }

            await using var storage = new LocalStorage(_folder.Path, new LocalStorageOptions { FlushToDisk = false });
            foreach (string key in await storage.ListAsync())
            {
                byte[] content = await storage.ReadAsync(key);
                Assert.True(content.Length > 0 && content.AsSpan().Count(content[0]) == content.Length, $"round {round}: '{key}' is not whole.");
                await storage.PutAsync(key, content, default, TestContext.Current.CancellationToken);
            }
        }

        await using (var cleaner = new LocalStorage(_folder.Path, new LocalStorageOptions { StaleAge = TimeSpan.FromTicks(-TimeSpan.TicksPerMinute) }))
        {
            await cleaner.PutAsync("last", "content");
        }

        Assert.False(Directory.Exists(_folder.At(".typeddao")), "Something of the dead is left in the hidden folder.");
    }

    [Fact]
    public async Task Leftovers_of_the_dead_are_removed_and_those_of_the_living_are_not()
    {
        using ChildProcess living = ChildProcess.Start("hold", _folder.Path);
        await living.ReadyAsync();
        using (ChildProcess dead = ChildProcess.Start("hold", _folder.Path))
        {
            await dead.ReadyAsync();
            Assert.Equal(6, Staged());
            await dead.KillAsync();
        }

        using (var young = new LocalStaging(new LocalPaths(_folder.Path), TimeSpan.FromHours(1), TimeProvider.System))
        {
            young.RemoveStale();
            Assert.Equal(6, Staged());
        }

        using (var old = new LocalStaging(new LocalPaths(_folder.Path), TimeSpan.FromMinutes(-1), TimeProvider.System))
        {
            old.RemoveStale();
            Assert.Equal(3, Staged());
        }

        await living.GoOnAsync();
        await living.ExpectAsync("done");
        await living.EndedAsync();
        Assert.Equal(["open", "sealed"], _folder.Files());

        int Staged() => Directory.GetFiles(_folder.At(".typeddao", "staging")).Length;
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_user_without_rights_is_told_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root may start a process as somebody else");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv is not installed");
        await using (var storage = new LocalStorage(_folder.At("root")))
        {
            await storage.PutAsync("closed/a", "content");
        }

        string closed = _folder.At("root", "closed");
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        const string Nobody = "65534";
        using ChildProcess reader = ChildProcess.StartAs(
            "/usr/bin/setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", ChildProcess.Program, "read", _folder.At("root"), "closed/a");
        string[] told = [.. await ReadLinesAsync(reader, 5)];
        Assert.All(told, line => Assert.StartsWith("AccessDenied: The file system denies it: Access to the path '", line));
        Assert.All(told, line => Assert.Contains("is denied. Give the user that runs this process the right to read and write '", line));
        Assert.Equal(["closed/a"], _folder.Files().Select(file => file["root/".Length..]));

        static async Task<List<string>> ReadLinesAsync(ChildProcess process, int count)
        {
            var lines = new List<string>();
            while (lines.Count < count)
            {
                lines.Add(await process.ReadLineAsync());
            }

            return lines;
        }
    }

    [Fact]
    public async Task Of_several_processes_that_create_one_object_one_wins()
    {
        const int Count = 200;
        ChildProcess[] rivals = [.. Enumerable.Range(0, 4).Select(rival => ChildProcess.Start("create", _folder.Path, $"rival-{rival}", $"{Count}"))];
        try
        {
            foreach (ChildProcess rival in rivals)
            {
                await rival.ReadyAsync();
            }

            await Task.WhenAll(rivals.Select(rival => rival.GoOnAsync()));
            string[] won = await Task.WhenAll(rivals.Select(rival => rival.ReadLineAsync()));
            await using var storage = new LocalStorage(_folder.Path);
            var winners = new Dictionary<string, string>();
            for (int rival = 0; rival < rivals.Length; rival++)
            {
                foreach (string number in won[rival].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Assert.True(winners.TryAdd(number, $"rival-{rival}"), $"Two processes created object {number}.");
                }
            }

            Assert.Equal(Count, winners.Count);
            foreach ((string number, string winner) in winners)
            {
                Assert.Equal(winner, await storage.ReadTextAsync($"race/{number}"));
            }
        }
        finally
        {
            foreach (ChildProcess rival in rivals)
            {
                rival.Dispose();
            }
        }
    }

    [Fact]
    public async Task Several_processes_lose_no_update()
    {
        const int Count = 100;
        await using var storage = new LocalStorage(_folder.Path);
        await storage.PutAsync("counter", "00000000");
        ChildProcess[] rivals = [.. Enumerable.Range(0, 3).Select(_ => ChildProcess.Start("count", _folder.Path, $"{Count}"))];
        try
        {
            foreach (ChildProcess rival in rivals)
            {
                await rival.ReadyAsync();
            }

            await Task.WhenAll(rivals.Select(rival => rival.GoOnAsync()));
            await Task.WhenAll(rivals.Select(rival => rival.ExpectAsync("done")));
            Assert.Equal((rivals.Length * Count).ToString("D8", CultureInfo.InvariantCulture), await storage.ReadTextAsync("counter"));
        }
        finally
        {
            foreach (ChildProcess rival in rivals)
            {
                rival.Dispose();
            }
        }
    }

    [Fact]
    public async Task Several_processes_that_come_and_go_disturb_nobody()
    {
        ChildProcess[] rivals = [.. Enumerable.Range(0, 4).Select(rival => ChildProcess.Start("churn", _folder.Path, $"{rival}", "100"))];
        try
        {
            foreach (ChildProcess rival in rivals)
            {
                await rival.ReadyAsync();
            }

            await Task.WhenAll(rivals.Select(rival => rival.GoOnAsync()));
            await Task.WhenAll(rivals.Select(rival => rival.ExpectAsync("done")));
            await Task.WhenAll(rivals.Select(rival => rival.EndedAsync()));
            Assert.False(Directory.Exists(_folder.At(".typeddao")), "Something is left in the hidden folder.");
        }
        finally
        {
            foreach (ChildProcess rival in rivals)
            {
                rival.Dispose();
            }
        }
    }
}
