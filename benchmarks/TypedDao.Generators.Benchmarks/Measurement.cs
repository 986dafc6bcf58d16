using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Benchmarks;

/// <summary>The figures of one catalog size, in milliseconds, one value for each round.</summary>
internal sealed class Measurement(int objects)
{
    private readonly string _text = CatalogText.Create(objects);
    private readonly CSharpCompilation _compilation = Host.CreateCompilation();
    private int _revision;

    public int Objects => objects;

    public List<double> Parse { get; } = [];

    public List<double> Bind { get; } = [];

    public List<double> Write { get; } = [];

    public List<double> FullRun { get; } = [];

    public List<double> CSharpEdit { get; } = [];

    public List<double> YamlEdit { get; } = [];

    public List<double> Compile { get; } = [];

    /// <summary>What the compiler allocates for an object, in KiB: it does not depend on what else the machine does.</summary>
    public List<double> CompileAllocation { get; } = [];

    /// <summary>How many files are emitted, and how long they are together.</summary>
    public (int Files, long Characters) Emitted { get; private set; }

    public void Round(bool compile)
    {
        _revision++;
        Collect();
        YamlDocument? document = null;
        Parse.Add(Time(() => document = YamlDocument.Parse(_text)));

        var types = new TypeTable(ReferencedTypes.Read(_compilation, default));
        BindingResult? bound = null;
        Collect();
        Bind.Add(Time(() => bound = CatalogBinder.Bind([new CatalogFile("catalog.yaml", document!)], [], types, [], new BindingOptions("Bench"), default)));
        Collect();
        Write.Add(Time(() => OutputPlan.Of(bound!.Catalog!).ToList().ForEach(output => output.Emit())));

        var catalog = new Host.CatalogFile(_text);
        var driver = Host.CreateDriver(catalog);
        Collect();
        FullRun.Add(Time(() => driver = driver.RunGenerators(_compilation)));

        var edited = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], Host.Source(_revision));
        Collect();
        CSharpEdit.Add(Time(() => driver = driver.RunGenerators(edited)));

        driver = driver.ReplaceAdditionalText(catalog, new Host.CatalogFile(CatalogText.Create(objects, _revision)));
        Collect();
        YamlEdit.Add(Time(() => driver = driver.RunGenerators(edited)));

        var generated = driver.GetRunResult().GeneratedTrees;
        Emitted = (generated.Length, generated.Sum(tree => (long)tree.Length));
        if (compile)
        {
            var complete = edited.AddSyntaxTrees(generated);
            Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Compile.Add(Time(() => Emit(complete)));
            CompileAllocation.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / objects);
        }
    }

    /// <summary>Fails where a figure would be of nothing: no output, an error, or a C# edit that regenerates.</summary>
    public void Verify()
    {
        var driver = Host.CreateDriver(new Host.CatalogFile(_text), tracked: true).RunGenerators(_compilation);
        var problems = driver.GetRunResult().Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (problems.Length > 0 || driver.GetRunResult().GeneratedTrees.IsEmpty)
        {
            throw new InvalidOperationException($"The catalog of {objects} objects is not generated: {problems.FirstOrDefault()}");
        }

        var edited = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], Host.Source(int.MaxValue));
        var outputs = driver.RunGenerators(edited).GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs);
        if (outputs.Any(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)))
        {
            throw new InvalidOperationException("A C# edit regenerates.");
        }
    }

    private static void Emit(CSharpCompilation compilation)
    {
        using var output = new MemoryStream();
        var result = compilation.Emit(output);
        if (!result.Success)
        {
            throw new InvalidOperationException(
                $"The emitted code does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
