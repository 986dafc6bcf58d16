namespace TypedDao.Generators.Binding;

/// <summary>A piece of a key: text, or a placeholder.</summary>
/// <param name="Text">The text; null for a placeholder.</param>
/// <param name="Name">The placeholder's name.</param>
/// <param name="Format">The placeholder's format, where it has one.</param>
/// <param name="Source">Where it is written.</param>
internal sealed record KeyPart(string? Text, string Name, string? Format, Source Source)
{
    public bool IsPlaceholder => Text is null;

    /// <summary>The piece as it is written.</summary>
    public string Written => Text ?? (Format is null ? $"{{{Name}}}" : $"{{{Name}:{Format}}}");

    public static KeyPart OfText(string text, Source source) => new(text, string.Empty, null, source);
}

/// <summary>A key, taken apart: segments of pieces.</summary>
/// <param name="Segments">None of them empty.</param>
internal sealed record KeyTemplate(IReadOnlyList<IReadOnlyList<KeyPart>> Segments)
{
    public IEnumerable<KeyPart> Placeholders => Segments.SelectMany(segment => segment).Where(part => part.IsPlaceholder);

    /// <summary>The key as it is written, normalised.</summary>
    public string Text { get; } = string.Join("/", Segments.Select(segment => string.Concat(segment.Select(part => part.Written))));
}
