using System.CommandLine;

namespace TypedDao.Cli.Output;

/// <summary>The option <c>--output</c> of reports.</summary>
internal static class ReportOption
{
    /// <summary>Makes the option.</summary>
    public static Option<ReportForm> Create() => new("--output", "-o")
    {
        Description = "How to print it: for people, or for programs. Default: text.",
        HelpName = "text|json",
    };
}
