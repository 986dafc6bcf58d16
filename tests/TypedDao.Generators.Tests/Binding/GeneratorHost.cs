using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>Runs the generator as the compiler does, over catalog files and C#.</summary>
internal static class GeneratorHost
{
    /// <summary>All assemblies of the platform and the product's, without the generator's own.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = Find(path => true);

    /// <summary>The contracts without the run time: nothing implements the built-in types.</summary>
    public static ImmutableArray<MetadataReference> ContractReferences { get; } = Find(path => Path.GetFileNameWithoutExtension(path) != "TypedDao");

    /// <summary>A project without the package.</summary>
    public static ImmutableArray<MetadataReference> PlatformReferences { get; }
        = Find(path => !Path.GetFileName(path).StartsWith("TypedDao", StringComparison.Ordinal));

    public static GeneratorOutcome Run(string yaml, string csharp = "", string? rootNamespace = "Acme.Data")
        => Run([new CatalogText("catalog.yaml", yaml)], csharp, rootNamespace);

    public static GeneratorOutcome Run(
        IEnumerable<AdditionalText> files,
        string csharp = "",
        string? rootNamespace = "Acme.Data",
        IEnumerable<MetadataReference>? references = null,
        string? version = null)
    {
        CSharpCompilation compilation = Compile(csharp, references ?? References);
        CSharpGeneratorDriver driver = CreateDriver(files, rootNamespace, version);
        GeneratorDriver ran = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        return new GeneratorOutcome(ran.GetRunResult(), output, diagnostics);
    }

    public static CSharpGeneratorDriver CreateDriver(IEnumerable<AdditionalText> files, string? rootNamespace = "Acme.Data", string? version = null)
        => CSharpGeneratorDriver.Create(
            [(version is null ? new CatalogGenerator() : new CatalogGenerator(version)).AsSourceGenerator()],
            files,
            new CSharpParseOptions(LanguageVersion.Preview),
            new CatalogOptions(rootNamespace),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compile(string csharp, IEnumerable<MetadataReference>? references = null, string name = "Project")
        => CSharpCompilation.Create(
            name,
            csharp.Length == 0 ? [] : [CSharpSyntaxTree.ParseText(csharp, new CSharpParseOptions(LanguageVersion.Preview), "Project.cs")],
            references ?? References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A compiled assembly of an author of extensions, to be referenced.</summary>
    public static MetadataReference CompileExtension(string csharp, string name = "Extension", IEnumerable<MetadataReference>? references = null)
    {
        CSharpCompilation compilation = Compile(csharp, references, name);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static ImmutableArray<MetadataReference> Find(Func<string, bool> isWanted)
        => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TypedDao.Generator", StringComparison.Ordinal) && isWanted(path))
            .Select(path => MetadataReference.CreateFromFile(path))];
}
