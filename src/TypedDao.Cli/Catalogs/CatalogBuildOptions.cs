using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedDao.Cli.Catalogs;

/// <summary>Tells the generator what a build tells it: the root namespace, and that a file is a catalog.</summary>
/// <param name="rootNamespace">The namespace that the project would have.</param>
internal sealed class CatalogBuildOptions(string rootNamespace) : AnalyzerConfigOptionsProvider
{
    private static readonly Values None = new([]);
    private static readonly Values Catalog = new(new Dictionary<string, string>
    {
        ["build_metadata.AdditionalFiles.TypedDaoCatalog"] = "true",
    });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = rootNamespace,
    });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is CatalogSource ? Catalog : None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
