using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Gathers diagnostics. Binding never stops at the first.</summary>
internal sealed class Reporter
{
    /// <summary>How many errors are said, and how many of all else: nobody reads more of one file, and editors stall on them.</summary>
    private const int MaxReported = 1000;

    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly HashSet<DiagnosticInfo> _known = [];
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);

    private int _otherCount;

    /// <summary>How many errors there are: a caller compares before and after to see whether a part is sound.</summary>
    public int ErrorCount { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, CatalogFile file, YamlSpan span, params string[] arguments) =>
        Add(descriptor, new(descriptor.Id, file.PlaceOf(span), arguments.ToEquatableArray()));

    public void Report(DiagnosticDescriptor descriptor, Source source, params string[] arguments) =>
        Report(descriptor, source.File, source.Span, arguments);

    /// <summary>Reports what the YAML reader found.</summary>
    public void ReportYaml(CatalogFile file, YamlProblem problem)
    {
        var descriptor = YamlDescriptors.Of(problem.Kind);
        var related = problem.Related is { } span ? file.PlaceOf(span) : null;
        var message = related is null ? problem.Message : $"{problem.Message} The other place is {related.Text}.";
        Add(descriptor, new(descriptor.Id, file.PlaceOf(problem.Span), [message]) { Related = related is null ? [] : [related] });
    }

    /// <summary>Reports with a second place that the message speaks of.</summary>
    public void ReportPair(DiagnosticDescriptor descriptor, Source source, Source other, params string[] arguments) =>
        Add(descriptor, new(descriptor.Id, source.File.PlaceOf(source.Span), arguments.ToEquatableArray())
        {
            Related = [other.File.PlaceOf(other.Span)],
        });

    /// <summary>Reports what is worth saying once for a name, however often the name is written.</summary>
    public void ReportOnce(string name, DiagnosticDescriptor descriptor, Source source, params string[] arguments)
    {
        if (_once.Add(descriptor.Id + name))
        {
            Report(descriptor, source, arguments);
        }
    }

    /// <summary>Reports the mistakes of a type's author, once, where a catalog uses the type.</summary>
    public void ReportOnce(IEnumerable<TypeProblem> problems, Source source)
    {
        foreach (var problem in problems)
        {
            if (_once.Add(problem.Id + string.Join("\n", problem.Arguments)))
            {
                Add(DescriptorRegistry.Find(problem.Id), new(problem.Id, source.File.PlaceOf(source.Span), problem.Arguments));
            }
        }
    }

    /// <summary>All of them, by file and place.</summary>
    public EquatableArray<DiagnosticInfo> ToSorted() => _diagnostics
        .OrderBy(diagnostic => diagnostic.Place?.Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Place?.Span.Start ?? 0)
        .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
        .ToEquatableArray();

    private void Add(DiagnosticDescriptor descriptor, DiagnosticInfo diagnostic)
    {
        var isError = descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        if ((isError ? ErrorCount : _otherCount) >= MaxReported)
        {
            ErrorCount += isError ? 1 : 0;
            return;
        }

        // A store's value is read once for each environment that keeps it.
        if (!_known.Add(diagnostic))
        {
            return;
        }

        _diagnostics.Add(diagnostic);
        if (isError)
        {
            ErrorCount++;
        }
        else
        {
            _otherCount++;
        }
    }
}

/// <summary>A part of a catalog file.</summary>
internal readonly record struct Source(CatalogFile File, YamlSpan Span);
