namespace TypedDao.Generators.Yaml;

/// <summary>One thing that is wrong with the text as YAML.</summary>
/// <param name="Message">A full sentence or two: what is wrong and how to correct it, without the place.</param>
/// <param name="Related">A second place that the message speaks of, such as the first of two equal keys.</param>
internal sealed record YamlProblem(YamlProblemKind Kind, string Message, YamlSpan Span, YamlSpan? Related = null);
