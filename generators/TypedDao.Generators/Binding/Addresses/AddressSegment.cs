namespace TypedDao.Generators.Binding;

/// <summary>A segment of an address: a text, or a pattern with values of which the texts are known.</summary>
internal sealed class AddressSegment : IEquatable<AddressSegment>
{
    private readonly string _pattern;

    private readonly int _hash;
    private readonly IReadOnlyList<KeyLanguagePart>? _parts;
    private KeyLanguage? _language;

    private AddressSegment(string? text, string pattern, string head, string tail, IReadOnlyList<KeyLanguagePart>? parts)
    {
        Text = text;
        Head = head;
        Tail = tail;
        _parts = parts;
        _pattern = pattern;
        _hash = StringComparer.Ordinal.GetHashCode(pattern);
    }

    /// <summary>The text; null for a pattern.</summary>
    public string? Text { get; }

    /// <summary>How all texts begin: before the first value of a pattern.</summary>
    public string Head { get; }

    /// <summary>How all texts end: behind the last value of a pattern.</summary>
    public string Tail { get; }

    /// <summary>The texts of a pattern; null for a text. Made when it is first asked for: how most patterns begin and end is enough.</summary>
    public KeyLanguage? Language => _language ??= _parts is null ? null : KeyLanguageBuilder.Build(_parts);

    public static AddressSegment OfText(string text) => new(text, text, text, text, null);

    /// <param name="pattern">Tells the language from all others.</param>
    /// <param name="head">The text before the first value.</param>
    /// <param name="tail">The text behind the last value.</param>
    /// <param name="parts">What its texts are made of.</param>
    public static AddressSegment OfPattern(string pattern, string head, string tail, IReadOnlyList<KeyLanguagePart> parts) => new(null, pattern, head, tail, parts);

    public bool Equals(AddressSegment? other) => other is not null && _pattern == other._pattern && (Text is null) == (other.Text is null);

    public override bool Equals(object? obj) => Equals(obj as AddressSegment);

    public override int GetHashCode() => _hash;
}
