namespace TypedDao.Generators.Yaml;

/// <summary>A list of nodes.</summary>
internal sealed record YamlSequence(EquatableArray<YamlNode> Items, YamlSpan Span) : YamlNode(Span)
{
    public override string KindName => "a list";
}
