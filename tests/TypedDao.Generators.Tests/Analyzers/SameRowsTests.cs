using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Generators.Analyzers.Filters;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>
/// The promise of the analyzer: of conditions made at random, those that it finds match the same rows as the filters that it suggests,
/// over rows with nulls, NaN, both zeros and the ends of every range.
/// </summary>
public sealed class SameRowsTests
{
    private const int Conditions = 600;
    private const int Rows = 400;

    [Fact]
    public async Task What_is_found_matches_the_same_rows_in_front_of_the_read()
    {
        int seed = Seeded.Seed();
        var conditions = new RandomConditions(new Random(seed));
        string[] texts = [.. Enumerable.Range(0, Conditions).Select(_ => conditions.Next(depth: 2)).Distinct(StringComparer.Ordinal)];

        (string Rows, string Filter)[] found = await FindAsync(texts);
        string[] wrong = Compare(found, seed);

        Assert.True(wrong.Length == 0, $"seed {seed}:\n{string.Join('\n', wrong)}");
        Assert.InRange(found.Length, texts.Length / 10, texts.Length - 1);
    }

    /// <summary>The lambdas that the analyzer finds, with those that it suggests.</summary>
    private static async Task<(string Rows, string Filter)[]> FindAsync(string[] conditions)
    {
        var code = new StringBuilder("internal static class Program {\n").Append(RandomConditions.Values);
        foreach (string condition in conditions)
        {
            code.Append(CultureInfo.InvariantCulture, $"static object M{code.Length}() => Catalog.Bronze.Samples.ReadAsync().Where(s => {condition});\n");
        }

        Compilation compilation = UsageCatalog.Compile(code.Append('}').ToString());
        var found = new List<(string, string)>();
        foreach (Diagnostic diagnostic in await AnalyzerHost.AnalyzeAsync(compilation, TestContext.Current.CancellationToken))
        {
            SyntaxNode root = await diagnostic.Location.SourceTree!.GetRootAsync(TestContext.Current.CancellationToken);
            ClientFilter call = ClientFilter.Find(root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()!)!;
            found.Add((call.Where.ArgumentList.Arguments.ToString(), call.Move().Filtered.ArgumentList.Arguments.ToString()));
        }

        return [.. found];
    }

    private static string[] Compare((string Rows, string Filter)[] conditions, int seed)
    {
        string checks = string.Concat(conditions.Select(condition => $"        Check({condition.Rows}, {condition.Filter}, {Literal(condition.Rows)});\n"));
        Compilation compilation = UsageCatalog.Compile(
            $$"""
            public static class Program
            {
                {{RandomConditions.Values}}
                private static readonly List<string> Wrong = [];
                private static readonly Sample[] Samples = Make(new Random({{seed}}));

                private static void Check(Func<Sample, bool> rows, Func<SampleColumns, Filter> columns, string text)
                {
                    var filter = new RowPredicate(columns(default), SampleShape.Schema);
                    foreach (Sample sample in Samples)
                    {
                        if (rows(sample) != filter.Matches<Sample, SampleShape>(sample)) { Wrong.Add(text + ": " + sample); return; }
                    }
                }

                private static T Any<T>(Random random, params T[] values) => values[random.Next(values.Length)];

                private static Sample[] Make(Random r) => [.. Enumerable.Range(0, {{Rows}}).Select(_ => new Sample
                {
                    B = Any(r, true, false), Nb = Any<bool?>(r, true, false, null),
                    I8 = Any<sbyte>(r, -128, 0, 3, 5, 127), I32 = Any(r, int.MinValue, -1, 0, 3, 5, 97, 16777217, int.MaxValue),
                    Ni32 = Any<int?>(r, null, 0, 3, 5, int.MinValue), I64 = Any(r, long.MinValue, 0L, 3L, 5L, 16777217L, long.MaxValue),
                    F = Any(r, float.NaN, -0.0f, 0.0f, 0.1f, 2.5f, 3f, 16777216f, float.PositiveInfinity, float.MinValue),
                    Nf = Any<float?>(r, null, float.NaN, 0f, 2.5f, 0.1f),
                    D = Any(r, double.NaN, -0.0, 0.0, 0.1, 0.1f, 2.5, 3, 16777216, double.NegativeInfinity, 9007199254740992),
                    Nd = Any<double?>(r, null, double.NaN, 0.0, 2.5, 0.1),
                    M = Any(r, 0m, 0.00m, 2.5m, 2.50m, 3m, -99999999.99m), Nm = Any<decimal?>(r, null, 0m, 2.5m),
                    Wide = "1.00", S = Any(r, "", "D", "DE", "de", "D\u00c9", "De\u0301", "\U0001F600"), Ns = Any<string?>(r, null, "", "D", "DE", "de"),
                    E = Any(r, Enum.GetValues<SampleE>()), Ne = Any<SampleNe?>(r, null, SampleNe.Red, SampleNe.Blue),
                    Day = Any(r, DateOnly.MinValue, new DateOnly(2025, 1, 7), DateOnly.MaxValue), Nday = Any<DateOnly?>(r, null, new DateOnly(2025, 1, 7)),
                    T = Any(r, TimeOnly.MinValue, new TimeOnly(10, 0)), Ts = Any(r, DateTimeOffset.UnixEpoch, new DateTimeOffset(2025, 1, 7, 1, 0, 0, TimeSpan.FromHours(1))),
                    Nts = Any<DateTimeOffset?>(r, null, DateTimeOffset.UnixEpoch), Ntz = Any(r, DateTime.UnixEpoch, new DateTime(2025, 1, 7)),
                    G = Any(r, Guid.Empty, new Guid("0b7c0f3e-6b7b-4a51-8c9e-0a1b2c3d4e5f")), Ng = Any<Guid?>(r, null, Guid.Empty),
                    Raw = default, Tags = null, Place = new() { City = Any<string?>(r, null, "D", "DE"), Height = Any(r, double.NaN, 0.0, 2.5) }, Nplace = null,
                })];

                public static string[] Run()
                {
            {{checks}}
                    return [.. Wrong];
                }
            }
            """);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));
        stream.Position = 0;
        var context = new AssemblyLoadContext(null);
        context.LoadFromStream(new MemoryStream(UsageCatalog.Image));
        Assembly assembly = context.LoadFromStream(stream);
        return (string[])assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
    }

    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
