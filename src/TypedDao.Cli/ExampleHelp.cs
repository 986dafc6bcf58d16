using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace TypedDao.Cli;

/// <summary>Help with examples below it.</summary>
internal sealed class ExampleHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    /// <summary>Who asks for help has not given the arguments yet.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = _help.Invoke(parseResult);
        string command = NameOf(parseResult.CommandResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.Write("Examples:\n");
        foreach ((string line, string meaning) in HelpExamples.Of(command))
        {
            output.Write($"  {line}\n      {meaning}\n");
        }

        output.Write(command == "typeddao"
            ? "\nData goes to standard output, everything else to standard error. Exit codes: 0 done, 1 refused or failed, 2 the command line makes no sense.\n"
            : "\n");
        return exitCode;
    }

    /// <summary>What is typed for a command behind the tool's name; of the tool itself its name.</summary>
    /// <param name="command">The command.</param>
    internal static string NameOf(CommandResult command)
        => command.Parent is CommandResult { Parent: not null } parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;
}
