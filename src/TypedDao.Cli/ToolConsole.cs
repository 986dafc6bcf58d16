using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDao.Cli.Output;

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

    /// <summary>Whether somebody watches standard error, so that progress helps.</summary>
    public bool HasWatcher { get; init; }

    /// <summary>Whether standard output shows colours.</summary>
    public bool HasColours { get; init; }

    /// <summary>The console of the process: progress and colours on terminals alone, and no colours where <c>NO_COLOR</c> is set.</summary>
    public static ToolConsole OfProcess() => new(PipedOutput.OfProcess(), Console.Error)
    {
        HasWatcher = !Console.IsErrorRedirected,
        HasColours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    /// <summary>Text in a colour, where there are colours.</summary>
    /// <param name="text">The text.</param>
    /// <param name="colour">The colour.</param>
    public string Paint(string text, Colour colour)
        => HasColours && colour is not Colour.None ? string.Create(CultureInfo.InvariantCulture, $"\e[{(int)colour}m{text}\e[0m") : text;

    /// <summary>Writes a JSON value, indented and with its text readable.</summary>
    /// <param name="value">The value.</param>
    public void WriteJson(JsonNode value) => Write(value.ToJsonString(Json) + "\n");

    /// <summary>Writes lines of data.</summary>
    /// <param name="text">The text, with its line ends.</param>
    public void Write(string text) => Output.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
