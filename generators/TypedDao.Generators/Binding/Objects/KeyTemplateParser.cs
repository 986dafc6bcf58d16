using System.Globalization;
using System.Text;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Takes the parts of a key apart and puts them together: slashes trimmed, empty parts left out, dot segments refused.</summary>
internal sealed class KeyTemplateParser(Reporter reporter)
{
    /// <summary>The longest path of a file system; object stores take a quarter of it.</summary>
    private const int MaxLength = 4096;

    private readonly List<IReadOnlyList<KeyPart>> _segments = [];

    /// <summary>Adds a part of several segments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">What the YAML calls it, for messages.</param>
    /// <param name="source">Where it stands.</param>
    /// <param name="scalar">The scalar that holds it; null where it is a name used as a key.</param>
    public void Add(string text, string key, Source source, YamlScalar? scalar)
    {
        if (text.Length > MaxLength)
        {
            reporter.Report(
                ObjectDescriptors.BadTemplate,
                source,
                key,
                $"it is {text.Length.ToString(CultureInfo.InvariantCulture)} characters long, and no storage takes more than {MaxLength.ToString(CultureInfo.InvariantCulture)}.");
            return;
        }

        var segment = new List<KeyPart>();
        var literal = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '/')
            {
                AddText(segment, literal, source);
                Close(segment, key, source);
                segment = [];
            }
            else if (text[i] == '{')
            {
                var end = text.IndexOf('}', i);
                if (end < 0 || text.IndexOf('{', i + 1, end - i - 1) >= 0)
                {
                    reporter.Report(ObjectDescriptors.BadTemplate, source, key, "'{' has no '}'. Placeholders are written {name} or {name:format}.");
                    return;
                }

                AddText(segment, literal, source);
                AddPlaceholder(segment, text.Substring(i + 1, end - i - 1), key, PartOf(source, scalar, i, end + 1 - i));
                i = end;
            }
            else if (text[i] == '}')
            {
                reporter.Report(ObjectDescriptors.BadTemplate, source, key, "'}' has no '{' before it. Placeholders are written {name} or {name:format}.");
                return;
            }
            else if (char.IsControl(text[i]) || text[i] == '\\')
            {
                var shown = text[i] == '\\' ? "'\\'" : "a control character";
                reporter.Report(ObjectDescriptors.BadTemplate, source, key, $"it holds {shown}. Segments are separated by '/'.");
                return;
            }
            else
            {
                literal.Append(text[i]);
            }
        }
    }

    /// <summary>Appends a suffix to the last segment.</summary>
    public void AddSuffix(string suffix, Source source)
    {
        if (suffix.Length > 0 && _segments.Count > 0)
        {
            _segments[_segments.Count - 1] = [.. _segments[_segments.Count - 1], KeyPart.OfText("." + suffix, source)];
        }
    }

    public KeyTemplate Build() => new(_segments);

    /// <summary>The suffix without leading dots; null where it is no suffix, which is reported.</summary>
    public string? ReadSuffix(Field field)
    {
        if (field.Value is not YamlScalar { Text: var text })
        {
            return null;
        }

        if (text.Any(c => c is '/' or '\\' or '{' or '}' || char.IsControl(c)))
        {
            reporter.Report(ObjectDescriptors.BadTemplate, field.Source, field.Key.Name, "a suffix holds neither slashes nor placeholders");
            return null;
        }

        return text.TrimStart('.');
    }

    private void Close(List<KeyPart> segment, string key, Source source)
    {
        if (segment.Count == 0)
        {
            return;
        }

        if (segment.Count == 1 && segment[0].Text is "." or "..")
        {
            reporter.Report(ObjectDescriptors.DotSegment, source, key, segment[0].Text!);
            return;
        }

        _segments.Add(segment);
    }

    private void AddPlaceholder(List<KeyPart> segment, string inside, string key, Source source)
    {
        var colon = inside.IndexOf(':');
        var name = colon < 0 ? inside : inside.Substring(0, colon);
        if (!CSharpName.IsIdentifier(name))
        {
            reporter.Report(
                ObjectDescriptors.BadTemplate, source, key, $"'{name}' is no name of a placeholder. Use letters, digits and '_', not starting with a digit.");
            return;
        }

        if (segment.Count > 0 && segment[segment.Count - 1] is { IsPlaceholder: true } before)
        {
            reporter.Report(ObjectDescriptors.AdjacentPlaceholders, source, before.Written, $"{{{inside}}}");
        }

        segment.Add(new(null, name, colon < 0 ? null : inside.Substring(colon + 1), source));
    }

    private static void AddText(List<KeyPart> segment, StringBuilder literal, Source source)
    {
        if (literal.Length > 0)
        {
            segment.Add(KeyPart.OfText(literal.ToString(), source));
            literal.Clear();
        }
    }

    /// <summary>The placeholder within its scalar, where the text stands in the file as it is.</summary>
    private static Source PartOf(Source source, YamlScalar? scalar, int start, int length) =>
        scalar is not null && ScalarParts.Find(scalar, start, length) is { } span ? new(source.File, span) : source;
}
