using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>A catalog file as read.</summary>
internal sealed record CatalogFile(string Path, YamlDocument Document)
{
    public SourcePlace PlaceOf(YamlSpan span) => new(Path, span, Document.GetLineSpan(span));
}
