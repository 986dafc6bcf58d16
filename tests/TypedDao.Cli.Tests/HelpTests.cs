using System.CommandLine;

namespace TypedDao.Cli.Tests;

public sealed class HelpTests
{
    private static readonly Command Root = TypedDaoTool.CreateRoot(new ToolConsole(Stream.Null, TextWriter.Null));

    public static TheoryData<string> Commands =>
    [
        "typeddao", .. Root.Subcommands.SelectMany(command => command.Subcommands.Select(inner => $"{command.Name} {inner.Name}").Prepend(command.Name)),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_shows_examples_that_can_be_typed(string command)
    {
        var (exitCode, output, error) = await Tool.RunAsync(command == "typeddao" ? ["--help"] : [.. command.Split(' '), "--help"]);

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.NotEmpty(HelpExamples.Of(command));
        foreach ((string line, string meaning) in HelpExamples.Of(command))
        {
            Assert.Contains($"  {line}\n      {meaning}\n", output, StringComparison.Ordinal);
            ParseResult parsed = Root.Parse(line.Split('>')[0] is var typed && line.Contains('"') ? line["typeddao ".Length..].TrimEnd() : typed["typeddao ".Length..].TrimEnd());
            Assert.True(parsed.Errors.Count == 0, $"{line}: {string.Join(' ', parsed.Errors.Select(found => found.Message))}");
            Assert.True(command == "typeddao" || $"{ExampleHelp.NameOf(parsed.CommandResult)} ".StartsWith($"{command} ", StringComparison.Ordinal), line);
        }
    }

    [Fact]
    public async Task The_help_of_cat_says_all_that_a_newcomer_needs()
    {
        var (_, output, _) = await Tool.RunAsync("cat", "--help");

        Assert.Equal(
            """
            Description:
              Prints rows: data to standard output, counts to standard error. Of Parquet files only the columns are read that are printed or filtered by.

            Usage:
              typeddao cat <source> [options]

            Arguments:
              <source>  An object, as store.object, or a file or folder, of a bucket too: s3://bucket/key or s3://bucket/folder/.


            """,
            output[..output.IndexOf("Options:", StringComparison.Ordinal)]);
        Assert.Contains("  -w, --where <filter> ", output, StringComparison.Ordinal);
        Assert.EndsWith(
            "  typeddao cat s3://lake/raw/orders.csv.gz --limit 5\n      a file of a bucket; credentials as for other tools of AWS\n"
            + "  typeddao cat s3://lake/raw/events/ --endpoint http://localhost:9000\n      a folder, on a server of your own\n\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_the_tool_says_where_output_goes_and_what_exit_codes_mean()
    {
        var (_, output, _) = await Tool.RunAsync("--help");

        Assert.StartsWith("Description:\n  Checks a TypedDao catalog, shows what it holds, and reads data through it.\n", output);
        Assert.EndsWith(
            "\nData goes to standard output, everything else to standard error. Exit codes: 0 done, 1 refused or failed, 2 the command line makes no sense.\n", output);
    }

    [Fact]
    public async Task Progress_and_colours_are_for_terminals_alone()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", "id\n");

        var (_, plain, plainError) = await Tool.RunAsync("doctor", catalog);
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await TypedDaoTool.RunAsync(
            ["doctor", catalog], new ToolConsole(output, error) { HasWatcher = true, HasColours = true }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain('\e', plain + plainError);
        Assert.StartsWith("\rbronze\e[K", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("\r\e[K", error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("\e[31merror\e[0m: bronze.users: ", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }
}
