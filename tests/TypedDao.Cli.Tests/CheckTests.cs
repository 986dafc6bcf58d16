namespace TypedDao.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public async Task A_sound_catalog_passes()
    {
        using var tool = new Tool();

        var (exitCode, output, error) = await Tool.RunAsync("check", tool.WriteCatalog());

        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.EndsWith("catalog.yaml: 0 errors, 0 warnings.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_printed_as_the_build_prints_it()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("id: int64", "id: int46", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("check", catalog);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"^.*catalog\.yaml\(15,15\): error TDAO\d{4}: .*int46.*int64.*\n$", output);
        Assert.Contains(": 1 error, 0 warnings.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_shows_what_matters_in_colour()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("id: int64", "id: int46", StringComparison.Ordinal));
        using var output = new MemoryStream();

        await TypedDaoTool.RunAsync(["check", catalog], new ToolConsole(output, TextWriter.Null) { HasColours = true }, TestContext.Current.CancellationToken);
        var (_, plain, _) = await Tool.RunAsync("check", catalog);

        string painted = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("catalog.yaml(15,15): \e[31merror\e[0m TDAO", painted, StringComparison.Ordinal);
        Assert.Equal(plain, painted.Replace("\e[31m", string.Empty, StringComparison.Ordinal).Replace("\e[0m", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_environment_is_validated_where_it_is_named()
    {
        using var tool = new Tool();
        string variable = $"TDAO_{Guid.NewGuid():N}";
        string catalog = tool.WriteCatalog(Tool.Catalog.Replace("root: ROOT", $"root: ${{{variable}}}", StringComparison.Ordinal));

        var (exitCode, output, error) = await Tool.RunAsync("check", catalog, "--environment", "default");

        Assert.Equal(1, exitCode);
        Assert.Contains(variable, output, StringComparison.Ordinal);
        Assert.Contains("bronze", output, StringComparison.Ordinal);
        Assert.Contains("Environment 'default': 1 problem.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_catalog_is_said()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");

        var (exitCode, _, error) = await Tool.RunAsync("check", path);

        Assert.Equal(1, exitCode);
        Assert.Equal($"typeddao: There is no catalog at '{path}'. Name one, or run the command in the folder of a catalog.yaml.", error.TrimEnd());
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'chekc'.", "chekc")]
    [InlineData("Required argument missing for command: 'cat'.", "cat")]
    [InlineData("--limit takes a number of rows, not 'many'.", "cat", "a.csv", "--limit", "many")]
    [InlineData("--limit takes a number of rows, not '-1'.", "cat", "a.csv", "--limit", "-1")]
    public async Task A_senseless_command_line_is_usage(string message, params string[] args)
    {
        var (exitCode, output, error) = await Tool.RunAsync(args);

        Assert.Equal((2, string.Empty), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.EndsWith("Run 'typeddao --help' for the commands, 'typeddao COMMAND --help' for their options.", error.TrimEnd(), StringComparison.Ordinal);
    }
}
