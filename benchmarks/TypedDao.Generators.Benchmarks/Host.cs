using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Benchmarks;

/// <summary>What the compiler does around a generator.</summary>
internal static class Host
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    /// <summary>A program with every assembly of the platform and TypedDao as references.</summary>
    public static CSharpCompilation CreateCompilation(int revision = 0)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Bench",
            [Source(revision)],
            references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The source file that somebody is typing in.</summary>
    public static SyntaxTree Source(int revision) =>
        CSharpSyntaxTree.ParseText($"internal static class Typing {{ public const int Revision = {revision}; }}", ParseOptions, "Typing.cs");

    public static GeneratorDriver CreateDriver(AdditionalText catalog, bool tracked = false) =>
        CSharpGeneratorDriver.Create(
            [new CatalogGenerator().AsSourceGenerator()],
            [catalog],
            ParseOptions,
            new Options(),
            new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    /// <summary>A file of YAML in memory.</summary>
    internal sealed class CatalogFile(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "catalog.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            ("build_property.RootNamespace", "Bench"), ("build_property.ProjectDir", "/bench/"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(("build_metadata.AdditionalFiles.TypedDaoCatalog", "true"));
    }

    private sealed class Values(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values =
            values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value, KeyComparer);

        public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
    }
}
