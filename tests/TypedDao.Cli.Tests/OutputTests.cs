using System.Text;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Tests;

public sealed class OutputTests
{
    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    public async Task Nothing_more_is_read_when_nobody_reads_the_output(string form)
    {
        using var tool = new Tool();
        string file = tool.Write("big.csv", "id\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")) + "too,many\n");
        using var error = new StringWriter();

        int exitCode = await TypedDaoTool.RunAsync(
            ["cat", file, "-o", form], new ToolConsole(new PipedOutput(new ClosedPipe(32)), error), TestContext.Current.CancellationToken);

        Assert.Equal((0, string.Empty), (exitCode, error.ToString()));
    }

    [Fact]
    public async Task Help_ends_in_silence_too_when_nobody_reads_it()
    {
        using var error = new StringWriter();

        int exitCode = await TypedDaoTool.RunAsync(["--help"], new ToolConsole(new PipedOutput(new ClosedPipe(32)), error), TestContext.Current.CancellationToken);

        Assert.Equal((0, string.Empty), (exitCode, error.ToString()));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_an_error()
    {
        using var tool = new Tool();
        using var error = new StringWriter();

        int exitCode = await TypedDaoTool.RunAsync(
            ["cat", tool.Write("a.csv", "id\n1\n")], new ToolConsole(new PipedOutput(new ClosedPipe(28)), error), TestContext.Current.CancellationToken);

        Assert.Equal((1, "typeddao: It cannot be written."), (exitCode, error.ToString().TrimEnd()));
    }

    [Theory]
    [InlineData("--output takes one of ndjson, table, csv, not 'xml'.", "cat", "a.csv", "--output", "xml")]
    [InlineData("--output takes one of ndjson, table, csv, not '1'.", "cat", "a.csv", "-o", "1")]
    [InlineData("--format takes one of csv, tsv, jsonl, json, parquet, not 'xml'.", "cat", "a.csv", "--format", "xml")]
    [InlineData("--output takes one of text, json, not ''.", "list", "-o", "")]
    [InlineData("--output takes one of text, json, markdown, not 'html'.", "diff", "-o", "html")]
    [InlineData("--columns takes names of columns, not an empty text.", "cat", "a.csv", "--columns", " ,")]
    public async Task A_word_that_an_option_does_not_know_is_usage(string message, params string[] args)
    {
        var (exitCode, _, error) = await Tool.RunAsync(args);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"typeddao: {message}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_known_in_any_case()
    {
        using var tool = new Tool();

        var (_, output, _) = await Tool.RunAsync("cat", tool.Write("a.csv", "id\n1\n"), "-o", "CSV");

        Assert.Equal("id\n1\n", output);
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("schema")]
    public async Task Long_work_says_how_far_it_is_and_what_stays_has_lines_of_its_own(string command)
    {
        using var tool = new Tool();
        string file = tool.Write("a.jsonl", "{\"a\":1}\n{\"a\":\"x\"}\n");
        using var output = new MemoryStream();
        using var error = new StringWriter();

        await TypedDaoTool.RunAsync([command, file], new ToolConsole(output, error) { HasWatcher = true }, TestContext.Current.CancellationToken);

        string shown = file.Length > 70 ? "…" + file[^70..] : file;
        Assert.StartsWith($"\r{shown}\e[K\r\e[K", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Encoding.UTF8.GetString(output.ToArray()));
    }

    private sealed class ClosedPipe(int code) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("It cannot be written.", code);
    }
}
