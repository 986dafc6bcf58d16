using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Catalogs;

/// <summary>The store, object, interface and format types that a catalog can name, as the generator reads them.</summary>
internal sealed class LanguageTypes
{
    private readonly CSharpCompilation _compilation;
    private readonly TypeTable _table;

    private LanguageTypes(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _table = new TypeTable(ReferencedTypes.Read(compilation, cancellationToken));
        Problems = [.. _table.Assemblies.SelectMany(assembly => assembly.AllProblems).Select(Describe)];
    }

    /// <summary>The types by name.</summary>
    public TypeIndex Index => _table.Index;

    /// <summary>Mistakes of the authors of extensions, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the types of assemblies.</summary>
    /// <param name="references">Paths of the assemblies.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static LanguageTypes Read(IReadOnlyList<string> references, CancellationToken cancellationToken)
        => new(
            CSharpCompilation.Create("TypedDao.Types", references: references.Select(reference => MetadataReference.CreateFromFile(reference))),
            cancellationToken);

    /// <summary>Binds a catalog as a build does.</summary>
    /// <param name="files">The files of the catalog.</param>
    /// <param name="rootNamespace">The root namespace of the project.</param>
    /// <param name="cancellationToken">Cancels the binding.</param>
    public BindingResult Bind(IReadOnlyList<CatalogFile> files, string rootNamespace, CancellationToken cancellationToken)
    {
        EquatableArray<ExistingRow> rows = RowTypes.Read(RowNames.Find(files, Index), _compilation, cancellationToken);
        return CatalogBinder.Bind(files, [], _table, rows, new BindingOptions(rootNamespace), cancellationToken);
    }

    private static string Describe(TypeProblem problem)
    {
        Diagnostic diagnostic = new DiagnosticInfo(problem.Id, null, problem.Arguments).ToDiagnostic();
        return $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
