using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDao.Generators;
using TypedDao.Generators.Analyzers;

namespace TypedDao.Docs.Blocks;

/// <summary>Builds the files of a project as the compiler does: with the generator, the analyzers and the projects that it references.</summary>
internal static class ProjectBuild
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TypedDao;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TypedDao.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the build says, in the order of the generator, the analyzers and the compiler.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnoseAsync(IReadOnlyList<ProjectFile> files, CancellationToken cancellationToken)
    {
        var references = new List<MetadataReference>();
        foreach (var project in files.Where(file => file.Path.Contains('/')).GroupBy(file => file.Path[..file.Path.IndexOf('/')]))
        {
            references.Add(Reference(project.Key, [.. project]));
        }

        ProjectFile[] own = [.. files.Where(file => !file.Path.Contains('/'))];
        (Compilation compilation, ImmutableArray<Diagnostic> generated) = Generate("Project", own, references);
        if (own.All(file => !IsCSharp(file)))
        {
            return generated;
        }

        var analyzed = await compilation.WithAnalyzers([new ClientFilterAnalyzer(), new LostOperationAnalyzer()]).GetAllDiagnosticsAsync(cancellationToken);
        return [.. generated, .. analyzed];
    }

    /// <summary>A diagnostic as the build prints it.</summary>
    public static string Print(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        string where = diagnostic.Location == Location.None
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})");
        return $"{where}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static MetadataReference Reference(string name, ProjectFile[] files)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> generated) = Generate(name, files, []);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', generated.Concat(result.Diagnostics).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(Print)));

        // As <ProjectReference Aliases="global,name" /> has it.
        return MetadataReference.CreateFromImage(stream.ToArray(), new MetadataReferenceProperties(aliases: ["global", name.ToLowerInvariant()]));
    }

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Said) Generate(string name, ProjectFile[] files, IEnumerable<MetadataReference> references)
    {
        SyntaxTree[] trees = [.. files.Where(IsCSharp).Append(new("Usings.cs", Usings)).Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path))];
        bool isProgram = trees.Any(tree => tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax));
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            [.. Platform, .. references],
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create([new CatalogGenerator().AsSourceGenerator()], [.. files.Where(file => !IsCSharp(file)).Select(file => new CatalogText(file.Path, file.Text))], Options, new CatalogOptions("Acme.Data"))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> said);
        return (output, said);
    }

    private static bool IsCSharp(ProjectFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);
}
