using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Fuzzing;

/// <summary>Changed catalogs: the generator never fails, says everything at a place of the file, and emits what compiles.</summary>
public sealed class CatalogFuzzTests(ITestOutputHelper output)
{
    private const int DefaultCases = 100;
    private const int Megabyte = 1024 * 1024;

    /// <summary>How many objects a catalog can have: more than that cost no more.</summary>
    private const int MostObjects = 10_000;

    /// <summary>Of processor time. Held in the soak alone, since other tests run at the same time.</summary>
    private const double MaxSeconds = 2;

    /// <summary>What is held when a run is done: the tree, the model and what is emitted.</summary>
    private const long MaxHeldBytes = 256L * Megabyte;

    /// <summary>Allocated one after the other, most of which is given back on the way.</summary>
    private const long MaxBytes = 640L * Megabyte;

    private static readonly int? Soak =
        Environment.GetEnvironmentVariable("TYPEDDAO_FUZZ_CASES") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static readonly CSharpCompilation Project = GeneratorHost.Compile("// the project");

    private static readonly string[] Catalogs =
    [
        .. new[] { TestRepository.PathOf("catalog", "catalog.yaml"), TestRepository.PathOf("samples", "Medallion", "catalog.yaml"), TestRepository.PathOf("samples", "Quickstart", "catalog.yaml") }
            .Select(File.ReadAllText),
    ];

    public static TheoryData<string> HostileTexts =>
        ["valid", "keys", "brackets", "braces", "anchors", "merges", "strings", "stores", "environments", "columns", "patterns", "duplicates", "segments", "types", "objects", "families", "partitions", "aliases"];

    [Fact]
    public void A_changed_catalog_gives_diagnostics_at_places_and_code_that_compiles()
    {
        int cases = Soak ?? DefaultCases;

        // Without a soak the same cases each time: a change that fails is the change that is to blame.
        int seed = Seeded.Seed(usual: Soak is null ? 1 : null);
        var failures = new List<string>();
        int clean = 0;
        for (int i = 0; i < cases && failures.Count < 20; i++)
        {
            int own = seed + i;
            var random = new Random(own);
            string yaml = new CatalogMutator(random).Mutate(Catalogs[random.Next(Catalogs.Length)]);
            GeneratorOutcome outcome = Run(yaml);
            clean += outcome.Errors.Count == 0 ? 1 : 0;
            if (Problem(outcome, yaml) is { } problem)
            {
                failures.Add($"case {own}: {problem}\n{Excerpt(yaml)}");
            }
        }

        output.WriteLine($"{clean} of {cases} without errors");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_megabyte_takes_bounded_time_and_memory(string kind)
    {
        string yaml = Hostile(kind);
        Run(Catalogs[0]);
        long heldBefore = GC.GetTotalMemory(forceFullCollection: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        double start = ProcessorSeconds();
        GeneratorDriver driver = GeneratorHost.CreateDriver([new CatalogText("catalog.yaml", yaml)]).RunGenerators(Project);
        double seconds = ProcessorSeconds() - start;
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        long held = GC.GetTotalMemory(forceFullCollection: true) - heldBefore;
        GeneratorDriverRunResult result = driver.GetRunResult();
        output.WriteLine($"{kind}: {seconds * 1000:F0} ms, {bytes / Megabyte} MiB allocated, {held / Megabyte} MiB held, {result.GeneratedTrees.Length} files, {result.Diagnostics.Length} diagnostics");
        Assert.DoesNotContain(result.Diagnostics, IsInternal);
        if (Soak is not null)
        {
            Assert.InRange(seconds, 0, MaxSeconds);
            Assert.InRange(held, 0, MaxHeldBytes);
        }

        Assert.InRange(bytes, 0, MaxBytes);
    }

    /// <summary>What this thread has used, so that other tests do not count; elsewhere than on Linux the time that went by.</summary>
    private static double ProcessorSeconds()
    {
        const int userTime = 11, kernelTime = 12;
        const double ticksPerSecond = 100;
        if (!File.Exists("/proc/thread-self/stat"))
        {
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        }

        // The name before the last parenthesis may hold spaces.
        string stat = File.ReadAllText("/proc/thread-self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (int.Parse(fields[userTime], CultureInfo.InvariantCulture) + int.Parse(fields[kernelTime], CultureInfo.InvariantCulture)) / ticksPerSecond;
    }

    private static GeneratorOutcome Run(string yaml)
    {
        GeneratorDriver driver = GeneratorHost.CreateDriver([new CatalogText("catalog.yaml", yaml)]);
        driver = driver.RunGeneratorsAndUpdateCompilation(Project, out Compilation compilation, out var diagnostics, TestContext.Current.CancellationToken);
        return new GeneratorOutcome(driver.GetRunResult(), compilation, diagnostics);
    }

    private static string? Problem(GeneratorOutcome outcome, string yaml)
    {
        if (outcome.Diagnostics.FirstOrDefault(IsInternal) is { } failure)
        {
            return failure.ToString();
        }

        if (outcome.Diagnostics.FirstOrDefault(diagnostic => !IsWithin(diagnostic, yaml)) is { } astray)
        {
            return "outside of the file: " + astray;
        }

        Diagnostic? refused = outcome.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return refused is null ? null : $"{refused}\n{refused.Location.SourceTree?.GetText(TestContext.Current.CancellationToken).Lines[refused.Location.GetLineSpan().StartLinePosition.Line]}\nafter {string.Join('\n', outcome.Errors)}";
    }

    private static bool IsInternal(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("TDAO9", StringComparison.Ordinal) || diagnostic.Id is "CS8785" or "CS8784";

    private static bool IsWithin(Diagnostic diagnostic, string yaml)
    {
        if (diagnostic.Location.Kind != LocationKind.ExternalFile || diagnostic.Location.SourceSpan.End > yaml.Length)
        {
            return false;
        }

        Microsoft.CodeAnalysis.Text.SourceText text = Microsoft.CodeAnalysis.Text.SourceText.From(yaml);
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return place.StartLinePosition <= place.EndLinePosition && place.EndLinePosition.Line < Math.Max(1, text.Lines.Count);
    }

    private static string Excerpt(string yaml) => yaml.Length > 6000 ? yaml[..6000] + "…" : yaml;

    /// <summary>About a megabyte of one thing, or as much of it as a catalog can have.</summary>
    private static string Hostile(string kind)
    {
        const string head = "stores:\n  lake:\n    type: local\n    objects:\n";
        string letters = new('x', 900);
        return kind switch
        {
            "valid" => Repeat(head, i => $"      object_{i}:\n        type: FileObject\n        format: csv\n        columns: {{ id: int64, name: string?, amount: \"decimal(12,2)\", tags: list<string> }}\n"),
            "keys" => Repeat(head, i => $"      k{i}: {i}\n"),
            "brackets" => head + "      a: " + new string('[', Megabyte),
            "braces" => Repeat(head + "      a: ", i => "{a: "),
            "anchors" => Repeat(head, i => $"      k{i}: &a{i} {{ x: *a{i - 1}, y: *a{i - 1} }}\n"),
            "merges" => Repeat(head + "      k: &a { type: FileObject, suffix: csv }\n", i => $"      k{i}: {{ <<: *a, prefix: p{i} }}\n"),
            "strings" => Repeat(head, i => $"      \"{letters}{i}\": {{ type: FileObject, description: \"{letters}\", prefix: \"{letters}\" }}\n"),
            "stores" => Repeat("stores:\n", i => $"  s{i}: {{ type: memory, objects: {{ o: {{ type: FileObject }} }} }}\n"),
            "environments" => Repeat(Repeat(head, i => $"      o{i}: {{ type: FileObject }}\n", Megabyte / 64) + "environments:\n", i => $"  e{i}: {{ stores: {{ lake: {{ root: r{i} }} }} }}\n", Megabyte / 16),
            "columns" => Repeat(head + "      o:\n        type: FileObject\n        format: csv\n        columns:\n", i => $"          c{i}: list<map<string,int64?>>\n"),
            "patterns" => Repeat(head, i => $"      o{i}: {{ type: FileObject, prefix: \"{{a}}x{i}x{{b}}\", identifier: f }}\n"),
            "duplicates" => Repeat(head, i => "      o: { type: FileObject }\n"),
            "segments" => Repeat(head + "      o: { type: FileObject, prefix: \"", i => "a/") + "\" }\n      p: { type: FileObject, prefix: a }\n",
            "types" => Repeat(head + "      o: { type: FileObject, format: csv, columns: { a: \"", i => "list<") + "\" } }\n",
            "objects" => Many(head + "      k: &a { type: FileObject, suffix: csv }\n", i => $"      k{i}: {{ <<: *a, prefix: p{i} }}\n", MostObjects - 1),
            "families" => Many(head, i => $"      o{i}: {{ type: FileObject, prefix: \"d{i}/{{a}}/{{b:yyyy-MM-dd}}\", identifier: f }}\n", MostObjects),
            "partitions" => Many(head, i => $"      o{i}: {{ type: DirectoryObject, format: csv, columns: {{ a: int64, b: date }}, partition_keys: [b] }}\n", MostObjects),
            _ => Many(head + "      o:\n        type: FileObject\n        format: csv\n        columns: &a\n", i => $"          c{i}: string?\n", 100)
                + Many(string.Empty, i => $"      o{i}: {{ type: FileObject, format: csv, columns: *a }}\n", 999),
        };
    }

    private static string Many(string head, Func<int, string> part, int count) => head + string.Concat(Enumerable.Range(0, count).Select(part));

    private static string Repeat(string head, Func<int, string> part, int length = Megabyte)
    {
        var text = new StringBuilder(head);
        for (int i = 0; text.Length < length; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }
}
