using System.Text;
using System.Text.RegularExpressions;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>A segment of an address: a text, or a pattern with placeholders of which the texts are known in form.</summary>
internal sealed class AddressSegment : IEquatable<AddressSegment>
{
    private readonly string _pattern;
    private readonly string _head;
    private readonly string _tail;
    private Regex? _regex;

    private AddressSegment(string? text, string pattern, string head, string tail)
    {
        Text = text;
        _pattern = pattern;
        _head = head;
        _tail = tail;
    }

    /// <summary>The text; null for a pattern.</summary>
    public string? Text { get; }

    public static AddressSegment OfText(string text) => new(text, text, text, text);

    public static AddressSegment Of(IReadOnlyList<KeyPart> parts, DeclaredObject declared)
    {
        if (parts.All(part => !part.IsPlaceholder))
        {
            return OfText(string.Concat(parts.Select(part => part.Text)));
        }

        var pattern = new StringBuilder("^");
        foreach (var part in parts)
        {
            pattern.Append(part.Text is { } text ? Regex.Escape(text) : PatternOf(part, declared));
        }

        return new(null, pattern.Append('$').ToString(), parts[0].Text ?? string.Empty, parts[parts.Count - 1].Text ?? string.Empty);
    }

    /// <summary>Whether one text can be in both. Of two patterns only beginning and end are compared.</summary>
    public bool Meets(AddressSegment other)
    {
        if (Text is not null)
        {
            return other.Text is not null ? Text == other.Text : other.Matches(Text);
        }

        return other.Text is not null
            ? Matches(other.Text)
            : StartAlike(_head, other._head) && EndAlike(_tail, other._tail);
    }

    public bool Equals(AddressSegment? other) => other is not null && _pattern == other._pattern && (Text is null) == (other.Text is null);

    public override bool Equals(object? obj) => Equals(obj as AddressSegment);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_pattern);

    private bool Matches(string text) => (_regex ??= new(_pattern, RegexOptions.CultureInvariant)).IsMatch(text);

    private static string PatternOf(KeyPart part, DeclaredObject declared)
    {
        var kind = declared.Model?.KeyParameters.FirstOrDefault(parameter => parameter.Name == part.Name)?.Kind ?? ColumnKind.String;
        return kind switch
        {
            ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => "-?[0-9]+",
            ColumnKind.Bool => "(true|false)",
            ColumnKind.Uuid => "[0-9a-f-]{36}",
            ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampNtz => TemporalPattern(part.Format),
            _ => ".+",
        };
    }

    /// <summary>Digits where the form has letters for numbers; anything where it has names.</summary>
    private static string TemporalPattern(string? form)
    {
        if (form is null)
        {
            return "[0-9].+";
        }

        return form.IndexOfAny(['\'', '"', '\\', '/', 'g', 't', 'K', 'z']) >= 0 || form.Contains("MMM", StringComparison.Ordinal) || form.Contains("ddd", StringComparison.Ordinal)
            ? ".+"
            : string.Concat(form.Select(c => char.IsLetter(c) && c is not ('T' or 'Z') ? "[0-9]" : Regex.Escape(c.ToString())))
                .Replace("[0-9]", "[0-9]{1,2}");
    }

    private static bool StartAlike(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private static bool EndAlike(string left, string right) =>
        left.EndsWith(right, StringComparison.Ordinal) || right.EndsWith(left, StringComparison.Ordinal);
}
