using Microsoft.CodeAnalysis;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators;

/// <summary>
/// Compiles the catalog files of a project to C#. The pipeline alone: what its steps do is in the folders.
/// </summary>
/// <remarks>
/// additional text → parsed file (with positions) → with the type table → bound (model without positions, diagnostics on
/// their own branch) → one output for each chunk. Every step compares by value, so that an edit runs what depends on it.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    internal const string ItemMetadata = "build_metadata.AdditionalFiles.TypedDaoCatalog";
    internal const string LockMetadata = "build_metadata.AdditionalFiles.TypedDaoCatalogLock";
    internal const string RootNamespaceProperty = "build_property.RootNamespace";

    private readonly string _version;

    public CatalogGenerator()
        : this(ContractsVersion.OfGenerator)
    {
    }

    /// <param name="version">The version of the generator, which tests choose.</param>
    internal CatalogGenerator(string version) => _version = version;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = ReadFiles(context, ItemMetadata, TrackingNames.Parsed).WithTrackingName(TrackingNames.Files);
        var locks = ReadFiles(context, LockMetadata, TrackingNames.ParsedLocks).WithTrackingName(TrackingNames.Locks);

        var declarations = SourceTypes.Find(context.SyntaxProvider);
        var source = declarations.Select(static (declaration, _) => declaration.Types).Collect();
        var types = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => ReferencedTypes.Read(compilation, cancellationToken))
            .WithTrackingName(TrackingNames.ReferencedTypes)
            .Combine(source.Select(static (found, _) => found.ToEquatableArray()))
            .Select(static (pair, _) => new TypeTable([.. pair.Left, .. pair.Right]))
            .WithTrackingName(TrackingNames.Types);

        var rows = files.Combine(types)
            .Select(static (input, _) => RowNames.Find(input.Left.Select(static file => file.File).OfType<CatalogFile>(), input.Right.Index))
            .Combine(context.CompilationProvider)
            .Select(static (input, cancellationToken) => RowTypes.Read(input.Left, input.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Rows);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => new BindingOptions(provider.GlobalOptions.TryGetValue(RootNamespaceProperty, out var value) ? value : null))
            .WithTrackingName(TrackingNames.Options);

        var bound = files.Combine(locks).Combine(types).Combine(rows).Combine(options)
            .Select(static (input, cancellationToken) => Bind(input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right, input.Left.Right, input.Right, cancellationToken))
            .WithTrackingName(TrackingNames.Bound);

        var outputs = bound
            .Select(static (result, _) => result.Catalog)
            .WithTrackingName(TrackingNames.Catalog)
            .SelectMany(static (catalog, _) => catalog is null ? [] : OutputPlan.Of(catalog).ToImmutableArray())
            .WithTrackingName(TrackingNames.Outputs);
        context.RegisterSourceOutput(outputs, static (production, output) => Emit(production, output));

        var declared = ProjectionReader.Find(context.SyntaxProvider).Collect().Select(static (found, _) => found.ToEquatableArray());
        var none = declared.Select(static (found, _) => found.IsEmpty);
        var compiled = bound.Combine(none)
            .Select(static (input, _) => input.Right || input.Left.Catalog is not { } catalog ? [] : CompiledRowsEmitter.Of(catalog))
            .WithTrackingName(TrackingNames.CompiledRows);
        var referenced = none.Combine(context.CompilationProvider)
            .Select(static (input, cancellationToken) => input.Left ? [] : ReferencedRows.Read(input.Right, cancellationToken));
        var projections = declared.Combine(compiled).Combine(referenced)
            .Select(static (input, _) => BindProjections(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Projections);
        var completed = projections
            .SelectMany(static (result, _) => OutputPlan.Of(result.Projections).ToImmutableArray())
            .WithTrackingName(TrackingNames.ProjectionOutputs);
        context.RegisterSourceOutput(completed, static (production, output) => Emit(production, output));
        context.RegisterSourceOutput(
            projections.SelectMany(static (result, _) => result.Diagnostics.ToImmutableArray()),
            static (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var diagnostics = bound.SelectMany(static (result, _) => result.Diagnostics.ToImmutableArray()).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToDiagnostic()));
        context.RegisterSourceOutput(
            declarations.SelectMany(static (declaration, _) => declaration.Problems.ToImmutableArray()),
            static (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToDiagnostic()));

        var version = _version;
        var mismatch = context.CompilationProvider
            .Select(static (compilation, _) => ContractsVersion.Of(compilation))
            .WithTrackingName(TrackingNames.ContractsVersion)
            .Combine(files.Select(static (found, _) => found.IsEmpty));
        context.RegisterSourceOutput(mismatch, (production, found) =>
        {
            if (found is { Left: { } contracts, Right: false } && contracts.Version != version)
            {
                production.ReportDiagnostic(contracts.Mismatch(version).ToDiagnostic());
            }
        });
    }

    private static IncrementalValueProvider<EquatableArray<ParsedFile>> ReadFiles(
        IncrementalGeneratorInitializationContext context, string metadata, string step) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(pair => pair.Right.GetOptions(pair.Left).TryGetValue(metadata, out var value) && value == "true")
            .Select(static (pair, cancellationToken) => Parse(pair.Left, cancellationToken))
            .WithTrackingName(step)
            .Collect()
            .Select(static (results, _) => results.ToEquatableArray());

    private static ParsedFile Parse(AdditionalText text, CancellationToken cancellationToken)
    {
        try
        {
            return text.GetText(cancellationToken)?.ToString() is { } content
                ? new(new(text.Path, YamlDocument.Parse(content, cancellationToken)), null)
                : new(null, new(YamlDescriptors.Unreadable.Id, SourcePlace.StartOf(text.Path), [Path.GetFileName(text.Path)]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(null, Failures.Describe($"reading {Path.GetFileName(text.Path)}", exception, text.Path));
        }
    }

    private static BindingResult Bind(
        EquatableArray<ParsedFile> files,
        EquatableArray<ParsedFile> locks,
        TypeTable types,
        EquatableArray<ExistingRow> rows,
        BindingOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            var problems = files.Concat(locks).Select(static file => file.Problem).OfType<DiagnosticInfo>().ToArray();
            var result = CatalogBinder.Bind(Read(files), Read(locks), types, rows, options, cancellationToken);
            return problems.Length == 0 ? result : result with { Diagnostics = [.. problems, .. result.Diagnostics] };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(null, [Failures.Describe("binding the catalog", exception)]);
        }
    }

    private static CatalogFile[] Read(EquatableArray<ParsedFile> files) => [.. files.Select(static file => file.File).OfType<CatalogFile>()];

    private static ProjectionResult BindProjections(
        EquatableArray<ProjectionDeclaration> declarations, EquatableArray<CompiledRows> own, EquatableArray<CompiledRows> referenced)
    {
        try
        {
            return ProjectionBinder.Bind(declarations, own, referenced);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new([], [Failures.Describe("binding projections", exception)]);
        }
    }

    private static void Emit(SourceProductionContext production, OutputModel output)
    {
        try
        {
            production.AddSource(output.HintName, output.Emit());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            production.ReportDiagnostic(Failures.Describe($"writing {output.HintName}", exception).ToDiagnostic());
        }
    }
}
