using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Catalogs;

/// <summary>The store, object, interface and format types that a catalog can name, as the generator reads them.</summary>
/// <param name="table">The types.</param>
/// <param name="problems">Mistakes of the authors of extensions, a sentence each.</param>
internal sealed class LanguageTypes(TypeTable table, IReadOnlyList<string> problems)
{
    /// <summary>The types.</summary>
    public TypeTable Table { get; } = table;

    /// <summary>The types by name.</summary>
    public TypeIndex Index => Table.Index;

    /// <summary>Mistakes of the authors of extensions, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>Reads the types of assemblies.</summary>
    /// <param name="references">Paths of the assemblies.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static LanguageTypes Read(IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompilation.Create(
            "TypedDao.Types", references: references.Select(reference => MetadataReference.CreateFromFile(reference)));
        var types = new TypeTable(ReferencedTypes.Read(compilation, cancellationToken));
        return new LanguageTypes(types, [.. types.Assemblies.SelectMany(assembly => assembly.AllProblems).Select(Describe)]);
    }

    private static string Describe(TypeProblem problem)
    {
        Diagnostic diagnostic = new DiagnosticInfo(problem.Id, null, problem.Arguments).ToDiagnostic();
        return $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
