using System.Text;
using TypedDao.Cli.Commands;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Import;

/// <summary>Lines of YAML, indented.</summary>
internal sealed class YamlLines
{
    private readonly StringBuilder _text = new();
    private string _indent = string.Empty;

    /// <summary>Adds a key that is followed by what is below it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="below">Adds the lines below.</param>
    public void Block(string key, Action below)
    {
        _text.Append(_indent).Append(YamlText.Scalar(key)).Append(":\n");
        string indent = _indent;
        _indent += "  ";
        below();
        _indent = indent;
    }

    /// <summary>Adds a key with a text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text; null: no value.</param>
    public void Add(string key, string? value)
        => _text.Append(_indent).Append(YamlText.Scalar(key)).Append(": ").Append(value is null ? "null" : YamlText.Scalar(value)).Append('\n');

    /// <summary>Adds a key with a text of its type.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text.</param>
    public void Add(KeyInfo key, string value)
    {
        bool isWord = key.Type.Is(ValueKind.Bool) && value is ("true" or "false");
        _text.Append(_indent).Append(key.Name).Append(": ").Append(isWord ? value : YamlText.Scalar(value)).Append('\n');
    }

    /// <summary>Adds a key with a list of texts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">The texts.</param>
    public void Add(string key, IEnumerable<string> values) => _text.Append(_indent).Append(List(key, values)).Append('\n');

    /// <summary>Adds a comment.</summary>
    /// <param name="text">One line.</param>
    public void Comment(string text) => _text.Append(_indent).Append("# ").Append(text.ReplaceLineEndings(" ")).Append('\n');

    /// <summary>A key with a list of texts, in one line.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">The texts.</param>
    public static string List(string key, IEnumerable<string> values) => $"{YamlText.Scalar(key)}: [{string.Join(", ", values.Select(YamlText.Scalar))}]";

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
