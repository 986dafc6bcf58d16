namespace TypedDao.Generators.Yaml;

/// <summary>What stopped the parser, and which lines are at fault.</summary>
/// <param name="Problem">What the user is told.</param>
/// <param name="Culprit">From the first place at fault to the last.</param>
/// <param name="Unquoted">A placeholder that needs quotes and whose meaning is clear without them.</param>
internal sealed record YamlFailure(YamlProblem Problem, YamlSpan Culprit, YamlSpan? Unquoted = null);
