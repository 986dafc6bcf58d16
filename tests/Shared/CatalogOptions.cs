using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDao.Generators;

namespace TypedDao.Tests;

/// <summary>What MSBuild hands over: which files are catalogs, and the root namespace.</summary>
internal sealed class CatalogOptions(string? rootNamespace) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(rootNamespace is null ? [] : new() { [CatalogGenerator.RootNamespaceProperty] = rootNamespace });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Values(textFile.Path.EndsWith(".lock.yaml", StringComparison.Ordinal) ? new() { [CatalogGenerator.LockMetadata] = "true" }
            : textFile.Path.EndsWith(".yaml", StringComparison.Ordinal) ? new() { [CatalogGenerator.ItemMetadata] = "true" } : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
