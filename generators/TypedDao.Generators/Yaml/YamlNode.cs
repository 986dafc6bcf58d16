namespace TypedDao.Generators.Yaml;

/// <summary>A node of the tree: <see cref="YamlScalar"/>, <see cref="YamlSequence"/> or <see cref="YamlMapping"/>.</summary>
/// <param name="Span">The node's own text: a scalar with its quotes, a flow collection with its brackets.</param>
/// <remarks>
/// Nodes are plain data, equal by value and position. An alias is the anchored node itself, so its span is the place
/// where the anchor was written, and one node can stand at several places of the tree.
/// </remarks>
internal abstract record YamlNode(YamlSpan Span)
{
    /// <summary>
    /// False where the text below was malformed, so that children may be missing. Report nothing as missing there.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>"a text", "a list" or "a mapping": what a message calls this node.</summary>
    public abstract string KindName { get; }
}
