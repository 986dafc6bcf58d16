using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Diagnostics;

/// <summary>A diagnostic as plain data, so that the pipeline can hold and compare it.</summary>
/// <param name="Id">The id, as in <see cref="DescriptorRegistry"/>.</param>
/// <param name="Place">Where; null: no file is at fault.</param>
/// <param name="Arguments">The arguments of the message.</param>
internal sealed record DiagnosticInfo(string Id, SourcePlace? Place, EquatableArray<string> Arguments)
{
    /// <summary>Other places that the message speaks of.</summary>
    public EquatableArray<SourcePlace> Related { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        DescriptorRegistry.Find(Id),
        Place?.ToLocation() ?? Location.None,
        Related.IsEmpty ? null : Related.Select(place => place.ToLocation()),
        [.. Arguments]);
}

/// <summary>A part of a file, as plain data.</summary>
internal sealed record SourcePlace(string Path, YamlSpan Span, YamlLineSpan Lines)
{
    public Location ToLocation() => Location.Create(Path, Span.ToTextSpan(), Lines.ToLinePositionSpan());

    /// <summary>The place as a message names it: file, line and column, both from one.</summary>
    public string Text => $"{System.IO.Path.GetFileName(Path)}({Lines.StartLine + 1},{Lines.StartColumn + 1})";

    public static SourcePlace StartOf(string path) => new(path, default, default);

    public static SourcePlace? From(Location location)
    {
        if (!location.IsInSource)
        {
            return null;
        }

        var lines = location.GetLineSpan();
        TextSpan span = location.SourceSpan;
        return new(
            lines.Path,
            new(span.Start, span.Length),
            new(lines.StartLinePosition.Line, lines.StartLinePosition.Character, lines.EndLinePosition.Line, lines.EndLinePosition.Character));
    }
}
