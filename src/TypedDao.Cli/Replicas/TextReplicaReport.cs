using System.Globalization;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Replicas;

/// <summary>Findings for people: a line each.</summary>
/// <param name="console">Where to write.</param>
internal sealed class TextReplicaReport(ToolConsole console) : IReplicaReport
{
    public void Add(ReplicaFinding finding)
    {
        string source = finding.Task.Source.Definition.Name;
        string store = finding.Task.Store.Definition.Name;
        string what = (finding.State, finding.SourceBytes, finding.Bytes) switch
        {
            (ReplicaState.Missing, _, _) => $"{Bytes(finding.SourceBytes)} in {source}",
            (ReplicaState.Extra, _, _) => $"{Bytes(finding.Bytes)}, not in {source}",
            (_, var there, var here) when there == here => $"{Bytes(here)} as in {source}, of which some are others",
            _ => $"{Bytes(finding.Bytes)}, {Bytes(finding.SourceBytes)} in {source}",
        };
        string done = finding.Action switch { ReplicaAction.Copied => ": copied", ReplicaAction.Deleted => ": deleted", _ => string.Empty };
        string word = finding.State is ReplicaState.Equal ? "unknown" : finding.State.ToString().ToLowerInvariant();
        Colour colour = finding.Failure is not null ? Colour.Red : finding.Action is ReplicaAction.None ? Colour.Yellow : Colour.None;
        console.Write($"{console.Paint(word, colour)}: {finding.Task.Object.FullName}: {store}: {finding.Key} ({what}){done}\n");
        if (finding.Failure is { } failure)
        {
            console.Write($"  {failure}\n");
        }
    }

    public void Fail(ReplicaTask task, TypedDaoException error)
        => console.Write($"{console.Paint("error", Colour.Red)}: {task.Object.FullName}: {task.Store.Definition.Name}: {error.Message}\n");

    public void End(ReplicaCounts counts)
    {
    }

    private static string Bytes(long? count) => count == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{count} bytes");
}
