using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators;

namespace TypedDao.Cli.Catalogs;

/// <summary>Runs the generator on a catalog, exactly as a build does, and compiles what it emits.</summary>
internal static class CatalogCompiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    /// <summary>Compiles a catalog.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="sources">Its files and, where it is compared with one, its lock.</param>
    /// <param name="references">The assemblies that bring types.</param>
    /// <param name="cancellationToken">Cancels the compilation.</param>
    public static CompiledCatalog Compile(
        string name, IReadOnlyList<CatalogSource> sources, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompilation.Create(
            $"TypedDao.Catalog.{Guid.NewGuid():N}",
            references: references.Select(reference => MetadataReference.CreateFromFile(reference)),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CatalogGenerator().AsSourceGenerator()],
            sources,
            Language,
            new CatalogBuildOptions("Catalog"));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var diagnostics, cancellationToken);
        if (diagnostics.Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
        {
            return new CompiledCatalog(name, diagnostics, null);
        }

        using var image = new MemoryStream();
        var emitted = generated.Emit(image, cancellationToken: cancellationToken);
        if (!emitted.Success)
        {
            return new CompiledCatalog(name, [.. diagnostics, .. emitted.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error)], null);
        }

        image.Position = 0;
        return new CompiledCatalog(name, diagnostics, new CatalogLoadContext(references).LoadFromStream(image));
    }

    /// <summary>Loads generated code beside the types of this process, and the user's assemblies from where they are.</summary>
    private sealed class CatalogLoadContext(IReadOnlyList<string> references) : AssemblyLoadContext(isCollectible: false)
    {
        private readonly Dictionary<string, string> _paths = references
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string name = assemblyName.Name!;
            bool isOwn = Default.Assemblies.Any(assembly => string.Equals(assembly.GetName().Name, name, StringComparison.OrdinalIgnoreCase))
                || File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
            return isOwn || !_paths.TryGetValue(name, out string? path) || IsFramework(path)
                ? null
                : LoadFromAssemblyPath(path);
        }

        private static bool IsFramework(string path)
            => string.Equals(Path.GetDirectoryName(path), Path.GetDirectoryName(typeof(object).Assembly.Location), StringComparison.Ordinal);
    }
}
