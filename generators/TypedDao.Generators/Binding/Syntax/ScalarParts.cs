using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Finds a part of a scalar's text in the file.</summary>
internal static class ScalarParts
{
    /// <summary>The span of a part; null where the text does not stand in the file as it is, such as with escapes.</summary>
    public static YamlSpan? Find(YamlScalar scalar, int start, int length) => (scalar.Span.Length - scalar.Text.Length, scalar.Style) switch
    {
        (0, YamlScalarStyle.Plain) => new(scalar.Span.Start + start, length),
        (2, YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted) => new(scalar.Span.Start + 1 + start, length),
        _ => null,
    };
}
