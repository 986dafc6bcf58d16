namespace TypedDao.Generators.Yaml;

/// <summary>A scalar as its text. YAML's implicit typing is never applied: who reads it converts by the wanted type.</summary>
/// <param name="Text">The value, without quotes and with escapes resolved.</param>
internal sealed record YamlScalar(string Text, YamlScalarStyle Style, YamlSpan Span) : YamlNode(Span)
{
    /// <summary>True for an unquoted <c>null</c>, <c>Null</c>, <c>NULL</c>, <c>~</c>, or nothing at all.</summary>
    public bool IsNull => Style == YamlScalarStyle.Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    public bool IsQuoted => Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted;

    public override string KindName => "a text";
}
