using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDao.Cli;

/// <summary>Where the tool writes: data to standard output, everything else to standard error.</summary>
/// <param name="output">Takes data, as UTF-8.</param>
/// <param name="error">Takes diagnostics, counts and errors.</param>
internal sealed class ToolConsole(Stream output, TextWriter error)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes data, as UTF-8.</summary>
    public Stream Output { get; } = output;

    /// <summary>Takes diagnostics, counts and errors.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Writes a JSON value, indented and with its text readable.</summary>
    /// <param name="value">The value.</param>
    public void WriteJson(JsonNode value) => Write(value.ToJsonString(Json) + "\n");

    /// <summary>Writes lines of data.</summary>
    /// <param name="text">The text, with its line ends.</param>
    public void Write(string text) => Output.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
