using System.Text;

namespace TypedDao.Generators.Binding;

/// <summary>
/// A text with <c>${NAME}</c> and <c>${NAME:-default}</c>, taken apart. The grammar is the run time's: a default ends at the
/// first <c>}</c>, placeholders do not nest, and <c>$$</c> stands for a dollar.
/// </summary>
internal sealed class PlaceholderText
{
    private readonly List<PlaceholderPart> _parts = [];

    private PlaceholderText()
    {
    }

    public IReadOnlyList<PlaceholderPart> Parts => _parts;

    /// <summary>What is malformed, as the end of a sentence about the text; null where nothing is.</summary>
    public string? Problem { get; private set; }

    public bool HasPlaceholders => _parts.Exists(part => part.IsPlaceholder);

    public static bool MayHavePlaceholders(string text) => text.Contains('$');

    public static PlaceholderText Parse(string text)
    {
        var parsed = new PlaceholderText();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || text[i + 1] is not ('$' or '{'))
            {
                literal.Append(text[i]);
            }
            else if (text[i + 1] == '$')
            {
                literal.Append('$');
                i++;
            }
            else
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                {
                    parsed.Problem = "it has a placeholder '${' without '}': close it, or write '$$' for a dollar";
                    return parsed;
                }

                parsed.AddLiteral(literal);
                parsed.AddPlaceholder(text.Substring(i + 2, end - i - 2));
                i = end;
            }
        }

        parsed.AddLiteral(literal);
        return parsed;
    }

    /// <summary>The text with defaults for placeholders; null where one has none.</summary>
    public string? WithDefaults()
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Text is null)
            {
                return null;
            }

            text.Append(part.Text);
        }

        return text.ToString();
    }

    /// <summary>The text with what is known in the build; a placeholder without a default is the given character.</summary>
    public string WithMarks(char mark)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.Text ?? mark.ToString());
        }

        return text.ToString();
    }

    private void AddLiteral(StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            _parts.Add(new(null, literal.ToString()));
            literal.Clear();
        }
    }

    private void AddPlaceholder(string inside)
    {
        var split = inside.IndexOf(":-", StringComparison.Ordinal);
        var name = split < 0 ? inside : inside.Substring(0, split);
        if (name.Length == 0
            || name[0] is >= '0' and <= '9'
            || !name.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
            || inside.Contains("${", StringComparison.Ordinal))
        {
            Problem ??= $"its placeholder '${{{inside}}}' is neither '${{NAME}}' nor '${{NAME:-default}}' with a name of letters, digits and underscores";
            return;
        }

        _parts.Add(new(name, split < 0 ? null : inside.Substring(split + 2).Replace("$$", "$")));
    }
}

/// <summary>A literal, or a placeholder with or without a default.</summary>
/// <param name="Name">The placeholder's name; null for a literal.</param>
/// <param name="Text">The literal, or the default.</param>
internal sealed record PlaceholderPart(string? Name, string? Text)
{
    public bool IsPlaceholder => Name is not null;
}
