using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;

namespace TypedDao.Cli;

/// <summary>The tool as a function, so that tests run it in their own process.</summary>
internal static class TypedDaoTool
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public static async Task<int> RunAsync(string[] args, ToolConsole console, CancellationToken cancellationToken = default)
    {
        Command root = CreateRoot(console);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await console.Error.WriteLineAsync($"typeddao: {error.Message}").ConfigureAwait(false);
            }

            await console.Error.WriteLineAsync("Run 'typeddao --help' for the commands, 'typeddao COMMAND --help' for their options.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await InvokeAsync(parsed, console, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TypedDaoException or ToolException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"typeddao: {error.Message}").ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (OutputClosedException)
        {
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("typeddao: cancelled.").ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var output = new StreamWriter(console.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await using var _ = output.ConfigureAwait(false);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = console.Error };
        return await parsed.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All commands. Not a RootCommand, which takes the name of the executable file.</summary>
    /// <param name="console">Where they write.</param>
    internal static Command CreateRoot(ToolConsole console) => new("typeddao", "Checks a TypedDao catalog, shows what it holds, and reads data through it.")
    {
        new HelpOption { Action = new ExampleHelp() },
        new VersionOption(),
        CheckCommand.Create(console),
        DoctorCommand.Create(console),
        ListCommand.Create(console),
        ShowCommand.Create(console),
        SchemaCommand.Create(console),
        CatCommand.Create(console),
        PullCommand.Create(console),
        InitCommand.Create(console),
        UploadsCommand.Create(console),
        ImportCommand.Create(console),
        LockCommand.Create(console),
        DiffCommand.Create(console),
        ReplicasCommand.Create(console),
        JsonSchemaCommand.Create(console),
    };
}
