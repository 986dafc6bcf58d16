using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedDao.Cli.Replicas;

/// <summary>Findings for programs: one JSON value, written as it grows.</summary>
internal sealed class JsonReplicaReport : IReplicaReport, IDisposable
{
    private const int FlushAt = 64 << 10;

    private readonly Utf8JsonWriter _json;
    private readonly List<(ReplicaTask Task, TypedDaoException Error)> _failures = [];

    /// <summary>Begins the value.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="catalog">The catalog's path.</param>
    /// <param name="environment">The environment.</param>
    public JsonReplicaReport(ToolConsole console, string catalog, string environment)
    {
        _json = new Utf8JsonWriter(console.Output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("catalog", catalog);
        _json.WriteString("environment", environment);
        _json.WriteStartArray("findings");
    }

    public void Add(ReplicaFinding finding)
    {
        Begin(finding.Task);
        _json.WriteString("key", finding.Key);
        _json.WriteString("state", finding.State is ReplicaState.Equal ? "unknown" : finding.State.ToString().ToLowerInvariant());
        Write("source_bytes", finding.SourceBytes);
        Write("bytes", finding.Bytes);
        Write("action", finding.Action is ReplicaAction.None ? null : finding.Action.ToString().ToLowerInvariant());
        Write("failure", finding.Failure);
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    public void Fail(ReplicaTask task, TypedDaoException error) => _failures.Add((task, error));

    public void End(ReplicaCounts counts)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("errors");
        foreach ((ReplicaTask task, TypedDaoException error) in _failures)
        {
            Begin(task);
            _json.WriteString("message", error.Message);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteNumber("files", counts.Files);
        _json.WriteNumber("missing", counts[ReplicaState.Missing]);
        _json.WriteNumber("different", counts[ReplicaState.Different]);
        _json.WriteNumber("extra", counts[ReplicaState.Extra]);
        _json.WriteNumber("copied", counts[ReplicaAction.Copied]);
        _json.WriteNumber("copied_bytes", counts.CopiedBytes);
        _json.WriteNumber("deleted", counts[ReplicaAction.Deleted]);
        _json.WriteNumber("failures", counts.Failures);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void Begin(ReplicaTask task)
    {
        _json.WriteStartObject();
        _json.WriteString("object", task.Object.FullName);
        _json.WriteString("store", task.Store.Definition.Name);
        _json.WriteString("source", task.Source.Definition.Name);
    }

    private void Write(string name, long? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(name, number);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void Write(string name, string? value) => _json.WriteString(name, value);
}
