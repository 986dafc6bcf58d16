using System.Text;
using System.Text.Json.Nodes;
using TypedDao.Cli.Output;
using TypedDao.Generators.Locking;

namespace TypedDao.Cli.Locks;

/// <summary>Changes with what they mean, and the ways to print them.</summary>
internal sealed class Difference
{
    private const string Breaking = "breaking";
    private const string Acknowledged = "acknowledged";
    private const string Compatible = "compatible";

    private readonly (CatalogChange Change, string Effect, string? Reason)[] _changes;

    /// <summary>Judges changes.</summary>
    /// <param name="before">What they are changes of, with what it acknowledges.</param>
    /// <param name="changes">The changes.</param>
    public Difference(LockedCatalog before, IEnumerable<CatalogChange> changes)
    {
        _changes =
        [
            .. changes.Select(change => (Change: change, Entry: before.Acknowledged.FirstOrDefault(entry => entry.Covers(change))))
                .Select(found => (
                    found.Change,
                    !found.Change.IsBreaking ? Compatible : found.Entry is null ? Breaking : Acknowledged,
                    found.Change.IsBreaking ? found.Entry?.Reason : null)),
        ];
    }

    /// <summary>Whether something breaks that is not acknowledged.</summary>
    public bool Breaks => Count(Breaking) > 0;

    /// <summary>How many there are of each, as a sentence.</summary>
    public string Summary => $"{Count(Breaking)} breaking, {Count(Acknowledged)} acknowledged, {Count(Compatible)} compatible.";

    /// <summary>A line for each change.</summary>
    /// <param name="console">Knows whether there are colours.</param>
    public string ToText(ToolConsole console)
    {
        var text = new StringBuilder();
        foreach ((CatalogChange change, string effect, string? reason) in _changes)
        {
            text.Append(console.Paint(effect, effect switch { Breaking => Colour.Red, Acknowledged => Colour.Yellow, _ => Colour.None })).Append(": ").Append(change.Text).Append('.')
                .Append(reason is null ? string.Empty : $" ({reason})").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A table.</summary>
    public string ToMarkdown()
    {
        if (_changes.Length == 0)
        {
            return "No changes.\n";
        }

        var text = new StringBuilder("| | Change | What |\n|---|---|---|\n");
        foreach ((CatalogChange change, string effect, string? reason) in _changes)
        {
            string what = change.Text + (reason is null ? "." : $". ({reason})");
            text.Append("| ").Append(effect is Breaking ? "**breaking**" : effect).Append(" | `").Append(change.Name).Append("` | ").Append(Escape(what)).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The counts and the changes.</summary>
    public JsonObject ToJson() => new()
    {
        [Breaking] = Count(Breaking),
        [Acknowledged] = Count(Acknowledged),
        [Compatible] = Count(Compatible),
        ["changes"] = new JsonArray([.. _changes.Select(found => new JsonObject
        {
            ["change"] = found.Change.Name,
            ["effect"] = found.Effect,
            ["object"] = found.Change.Object,
            ["part"] = found.Change.Part,
            ["before"] = found.Change.Before,
            ["after"] = found.Change.After,
            ["reason"] = found.Reason,
            ["message"] = found.Change.Text + ".",
        })]),
    };

    private int Count(string effect) => _changes.Count(found => found.Effect == effect);

    /// <summary>Text as it is, within a cell of a table.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text.ReplaceLineEndings(" "))
        {
            escaped.Append(c is '|' or '\\' or '`' or '*' or '_' or '[' or '<' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
