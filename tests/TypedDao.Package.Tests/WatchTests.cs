using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace TypedDao.Package.Tests;

/// <summary><c>dotnet watch</c> brings a change of the YAML to the program that runs, which it may start anew.</summary>
public sealed partial class WatchTests(PackageFeed feed) : IDisposable
{
    private readonly FreshFolder _folder = new(feed);

    [Fact]
    public async Task A_column_that_is_added_in_YAML_is_there_in_the_watched_program()
    {
        string catalog = _folder.PathOf("Watched", "catalog.yaml");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(3));
        using Process watch = Dotnet.Start(_folder.PathOf("Watched"), ["watch", "run", "--non-interactive"]);
        ChannelReader<string> lines = Lines(watch);
        try
        {
            // The program may show something before its files are watched.
            await UntilAsync(lines, Watching(), timeout.Token);
            Match before = await UntilAsync(lines, Shown("id name"), timeout.Token);
            await File.AppendAllTextAsync(catalog, "          added: int32?\n", timeout.Token);
            var clock = Stopwatch.StartNew();
            Match after = await UntilAsync(lines, Shown("id name added"), timeout.Token);

            // Whether it is applied or the program restarted is for the SDK to decide, and differs with its timing.
            string how = before.Groups["process"].Value == after.Groups["process"].Value ? "applied" : "restarted";
            TestContext.Current.TestOutputHelper!.WriteLine($"{how} after {clock.Elapsed.TotalSeconds:0.0} s");
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What the program prints and what watches it says, which are different streams.</summary>
    private static ChannelReader<string> Lines(Process watch)
    {
        var lines = Channel.CreateUnbounded<string>();
        DataReceivedEventHandler keep = (_, said) => lines.Writer.TryWrite(said.Data ?? string.Empty);
        watch.OutputDataReceived += keep;
        watch.ErrorDataReceived += keep;
        watch.Exited += (_, _) => lines.Writer.TryComplete();
        watch.EnableRaisingEvents = true;
        watch.BeginOutputReadLine();
        watch.BeginErrorReadLine();
        return lines.Reader;
    }

    /// <summary>Reads up to a line.</summary>
    private static async Task<Match> UntilAsync(ChannelReader<string> lines, Regex wanted, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        try
        {
            await foreach (string line in lines.ReadAllAsync(cancellationToken))
            {
                seen.Add(line);
                if (wanted.Match(line) is { Success: true } match)
                {
                    return match;
                }

                Assert.False(line.Contains("Fix the error", StringComparison.Ordinal), $"The program does not compile:\n{string.Join('\n', seen.TakeLast(40))}");
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            seen.Add("(then it took too long)");
        }

        throw new InvalidOperationException($"dotnet watch never showed '{wanted}':\n{string.Join('\n', seen.TakeLast(40))}");
    }

    /// <summary>What the program shows.</summary>
    private static Regex Shown(string columns) => new($"^(?<process>[0-9]+): {columns}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("Waiting for changes")]
    private static partial Regex Watching();
}
