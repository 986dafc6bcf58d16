using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Yaml;

/// <summary>A span by line and column, both from zero, as Roslyn counts. Plain data, so that models can hold it.</summary>
internal readonly record struct YamlLineSpan(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public LinePositionSpan ToLinePositionSpan() => new(new(StartLine, StartColumn), new(EndLine, EndColumn));
}
