using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedDao.Catalogs;

namespace TypedDao.Cli.Catalogs;

/// <summary>A catalog after compilation: its diagnostics and, where there are no errors, its code.</summary>
/// <param name="path">The catalog files, as diagnostics print them.</param>
/// <param name="diagnostics">What the build would print.</param>
/// <param name="assembly">The compiled code; null on errors.</param>
internal sealed class CompiledCatalog(string path, IReadOnlyList<Diagnostic> diagnostics, Assembly? assembly)
{
    /// <summary>The catalog files, as diagnostics print them.</summary>
    public string Path { get; } = path;

    /// <summary>What the build would print.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Whether a build would fail.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

    /// <summary>What the generated code knows of the YAML.</summary>
    public CatalogDefinition Definition => Read<CatalogDefinition>("Definition");

    /// <summary>Opens the generated context.</summary>
    /// <param name="environment">The environment; null: as the program would choose.</param>
    /// <exception cref="ConfigurationException">There is no such environment.</exception>
    public DataContext Open(string? environment)
    {
        // As the program would say it: what is wrong is then said of the argument.
        var options = new DataContextOptions { Arguments = environment is null ? null : ["--environment", environment] };
        return (DataContext)Activator.CreateInstance(ContextType, BindingFlags.DoNotWrapExceptions, null, [options], CultureInfo.InvariantCulture)!;
    }

    /// <summary>Makes an object of the catalog.</summary>
    /// <param name="definition">The object.</param>
    /// <param name="context">The context that it is bound in.</param>
    public static IDataObject Create(ObjectDefinition definition, DataContext context)
        => definition.Create(new ObjectTarget(context, definition));

    /// <summary>Prints the diagnostics, each on a line as the build prints it.</summary>
    /// <param name="error">Takes the lines.</param>
    /// <param name="atLeast">The least severity that is printed.</param>
    public void Print(TextWriter error, DiagnosticSeverity atLeast = DiagnosticSeverity.Warning)
    {
        foreach (Diagnostic diagnostic in Diagnostics.Where(diagnostic => diagnostic.Severity >= atLeast))
        {
            error.WriteLine(diagnostic);
        }
    }

    /// <summary>Prints what the build would print, and stops where it would fail.</summary>
    /// <param name="error">Takes the diagnostics.</param>
    /// <exception cref="ToolException">The catalog has errors.</exception>
    public CompiledCatalog OrThrow(TextWriter error)
    {
        if (!HasErrors)
        {
            return this;
        }

        Print(error, DiagnosticSeverity.Error);
        throw new ToolException($"'{Path}' has errors; nothing was read.");
    }

    private Type ContextType => assembly!.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(DataContext)));

    private T Read<T>(string property)
        => (T)ContextType.GetProperty(property, BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)!.GetValue(null)!;
}
