using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDao.Generators;

namespace TypedDao.Cli.Catalogs;

/// <summary>Tells the generator what a build tells it: the root namespace, and which file is a catalog or a lock.</summary>
/// <param name="rootNamespace">The namespace that the project would have.</param>
internal sealed class CatalogBuildOptions(string rootNamespace) : AnalyzerConfigOptionsProvider
{
    private static readonly Values None = new([]);
    private static readonly Values Catalog = new(new Dictionary<string, string>
    {
        [CatalogGenerator.ItemMetadata] = "true",
    });

    private static readonly Values Lock = new(new Dictionary<string, string>
    {
        [CatalogGenerator.LockMetadata] = "true",
    });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
    {
        [CatalogGenerator.RootNamespaceProperty] = rootNamespace,
    });

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is CatalogSource source ? source.IsLock ? Lock : Catalog : None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
