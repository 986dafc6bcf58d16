using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TypedDao.Package.Tests;

/// <summary><c>dotnet watch</c> applies a change of the YAML to the program that runs.</summary>
public sealed partial class WatchTests(PackageFeed feed) : IDisposable
{
    private readonly FreshFolder _folder = new(feed);

    [Fact]
    public async Task A_column_that_is_added_in_YAML_is_there_in_the_running_process()
    {
        string catalog = _folder.PathOf("Watched", "catalog.yaml");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(5));
        using Process watch = Dotnet.Start(_folder.PathOf("Watched"), ["watch", "run", "--non-interactive"]);
        try
        {
            Match before = await UntilAsync(watch, "id name", timeout.Token);
            await File.AppendAllTextAsync(catalog, "          added: int32?\n", timeout.Token);
            var clock = Stopwatch.StartNew();
            Match after = await UntilAsync(watch, "id name added", timeout.Token);

            Assert.Equal(before.Groups["process"].Value, after.Groups["process"].Value);
            TestContext.Current.TestOutputHelper!.WriteLine($"applied after {clock.Elapsed.TotalSeconds:0.0} s");
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Reads until the program shows these columns.</summary>
    private static async Task<Match> UntilAsync(Process watch, string columns, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        try
        {
            while (await watch.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                seen.Add(line);
                if (Shown().Match(line) is { Success: true } match && match.Groups["columns"].Value == columns)
                {
                    return match;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            seen.Add("(then it took too long)");
        }

        throw new InvalidOperationException($"dotnet watch never showed '{columns}':\n{string.Join('\n', seen.TakeLast(40))}");
    }

    [GeneratedRegex("""^(?<process>\d+): (?<columns>.*)$""")]
    private static partial Regex Shown();
}
