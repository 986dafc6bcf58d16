using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>What a run of the generator gave.</summary>
internal sealed class GeneratorOutcome(GeneratorDriverRunResult result, Compilation compilation, ImmutableArray<Diagnostic> diagnostics)
{
    public GeneratorDriverRunResult Result { get; } = result;

    public Compilation Compilation { get; } = compilation;

    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    public string Source => string.Concat(Result.GeneratedTrees.Select(tree => tree.ToString()));

    /// <summary>The diagnostics as the build prints them: <c>(line,column): severity id: message</c>.</summary>
    public IReadOnlyList<string> Lines => [.. Diagnostics.Select(Describe)];

    /// <summary>Errors alone.</summary>
    public IReadOnlyList<string> Errors
        => [.. Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Describe)];

    /// <summary>What the compiler says of generated and other code.</summary>
    public IReadOnlyList<string> CompilerErrors
        => [.. Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString())];

    public GeneratorOutcome AssertClean()
    {
        Assert.Empty(Errors);
        return AssertCompiles();
    }

    public GeneratorOutcome AssertCompiles()
    {
        Assert.True(CompilerErrors.Count == 0, string.Join('\n', CompilerErrors.Take(20)) + "\n" + Source);
        return this;
    }

    public static string Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        string place = diagnostic.Location == Location.None
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"({start.Line + 1},{start.Character + 1})");
        return $"{place}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
