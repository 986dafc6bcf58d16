using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators;

namespace TypedDao.Docs.Blocks;

/// <summary>Runs the generator over a catalog or over types of an extension, as the compiler does.</summary>
internal static class CatalogBuild
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TypedDao.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the build says of a catalog, errors and warnings.</summary>
    public static string[] Diagnose(string yaml) => Run(yaml, string.Empty, References);

    /// <summary>What the build says of types that stand in a project, and in one that references it.</summary>
    public static string[] DiagnoseTypes(string csharp)
    {
        string source = $"""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using TypedDao;
            using TypedDao.BuiltIn;
            using TypedDao.Codecs;
            using TypedDao.Extensibility;
            using TypedDao.Interfaces;
            using TypedDao.Rows;
            using TypedDao.Storage;
            using TypedDao.Stores;
            [assembly: TypedDaoExtension]
            namespace Extension;
            {csharp}
            """;
        return Run("stores: { s: { type: memory, objects: { o: { type: FileObject } } } }", source, References);
    }

    private static string[] Run(string yaml, string csharp, ImmutableArray<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Docs",
            csharp.Length == 0 ? [] : [CSharpSyntaxTree.ParseText(csharp, Options)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new CatalogGenerator().AsSourceGenerator()], [new Text(yaml)], Options, new Values())
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics);
        return
        [
            .. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info)
                .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    private sealed class Text(string text) : AdditionalText
    {
        public override string Path => "catalog.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Values : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Map(new() { [CatalogGenerator.RootNamespaceProperty] = "Acme.Data" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Map([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Map(new() { [CatalogGenerator.ItemMetadata] = "true" });
    }

    private sealed class Map(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
