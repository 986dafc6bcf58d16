namespace TypedDao.Generators.Yaml;

/// <summary>One <c>key: value</c> of a mapping. A key without value has an empty plain scalar directly after its colon.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>
    /// True for the second and later entries of a repeated key. The repetition is already reported as a problem.
    /// </summary>
    public bool IsDuplicate { get; init; }

    /// <summary>From the key's first character to the value's last.</summary>
    public YamlSpan Span => Value.Span.End >= Key.Span.End ? YamlSpan.FromBounds(Key.Span.Start, Value.Span.End) : Key.Span;

    /// <summary>True for a bare word among the entries of a mapping in flow style.</summary>
    public bool HasNoColon(YamlSource source) =>
        Value is YamlScalar { Text: "", Style: YamlScalarStyle.Plain }
        && Value.Span.Start >= Key.Span.End
        && source.Text.IndexOf(':', Key.Span.End, Value.Span.Start - Key.Span.End) < 0;
}
