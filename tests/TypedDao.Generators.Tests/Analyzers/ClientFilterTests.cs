using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>Which conditions behind a read could be filters in front of it.</summary>
public sealed class ClientFilterTests
{
    [Theory]
    [InlineData("s.S == \"DE\"")]
    [InlineData("\"DE\" == s.S")]
    [InlineData("s.Ns == null")]
    [InlineData("s.Ns is null", "s.Ns == null")]
    [InlineData("s.Ns is not null && s.I32 > 3", "s.Ns != null && s.I32 > 3")]
    [InlineData("s.Ns != s.S")]
    [InlineData("s.S.StartsWith(\"D\", StringComparison.Ordinal)", "s.S.StartsWith(\"D\")")]
    [InlineData("s.B && !s.B")]
    [InlineData("s.Nb == true || s.Nb != flag")]
    [InlineData("s.I8 < 200")]
    [InlineData("s.Ni32 >= maybe")]
    [InlineData("s.I32 == s.I64")]
    [InlineData("s.F > 2.5")]
    [InlineData("s.F == 16777216")]
    [InlineData("s.D == 16777217 || s.Nd != s.F")]
    [InlineData("s.M > 10 && s.Nm <= 2.5m")]
    [InlineData("s.E == SampleE.Red")]
    [InlineData("s.Ne != SampleNe.Green")]
    [InlineData("s.Day >= new DateOnly(2025, 1, 7)")]
    [InlineData("s.Nday < DateOnly.MaxValue")]
    [InlineData("s.Ts > DateTimeOffset.UnixEpoch")]
    [InlineData("s.Ts == new DateTimeOffset(2025, 1, 7, 0, 0, 0, TimeSpan.Zero)")]
    [InlineData("s.G != Guid.Empty")]
    [InlineData("s.Place.City == \"Rome\"")]
    [InlineData("s.S == text && s.I64 > Limit && s.I32 < Bound")]
    public async Task A_condition_with_one_meaning_is_found(string condition, string? filter = null)
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync($"Catalog.Bronze.Samples.ReadAsync().Where(s => {condition})"));

        Assert.Equal("TDAO5001", found.Id);
        Assert.Equal(
            "All rows are read, and those that do not match are thrown away. Filter before reading, so that what cannot match is not opened: "
            + $"Where(s => {filter ?? condition}).ReadAsync().",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("s.S.StartsWith(\"D\")")] // by the culture
    [InlineData("s.Ns!.StartsWith(\"D\", StringComparison.Ordinal)")] // throws for null
    [InlineData("s.S.StartsWith(\"D\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("s.S.Length == 2")]
    [InlineData("s.S.ToUpperInvariant() == \"DE\"")]
    [InlineData("s.I32 == default")] // 0 for a row, null for a column
    [InlineData("s.I32 > 2.5")]
    [InlineData("s.I32 > 2m")]
    [InlineData("s.I32 == s.D")]
    [InlineData("s.F == 16777217")] // C# rounds it to a float
    [InlineData("s.F > i")]
    [InlineData("s.I32 + 1 > 3")]
    [InlineData("s.E == (SampleE)7")]
    [InlineData("s.E < SampleE.Blue")] // enums have no order in a filter
    [InlineData("s.E == color")]
    [InlineData("s.G > Guid.Empty")]
    [InlineData("s.B == s.Nb")]
    [InlineData("s.B & s.I32 > 3")]
    [InlineData("s.B ^ true")]
    [InlineData("flag && s.B")]
    [InlineData("s.Tags == null")]
    [InlineData("s.Wide == \"1.00\"")]
    [InlineData("s.Nplace!.City == \"Rome\"")] // throws for null
    [InlineData("s.Nplace == null")]
    [InlineData("s.Ns is \"DE\"")]
    [InlineData("s.Ni32 is > 3")]
    [InlineData("s.Ni32.HasValue")]
    [InlineData("s.Ni32!.Value > 3")]
    [InlineData("s.Nd != -0.0")] // true for null in a filter, false as C# compiles it
    [InlineData("-0.0f == s.Nf")]
    [InlineData("s.S == changing")]
    [InlineData("s.I64 > Counter")]
    [InlineData("s.Ts > DateTimeOffset.UtcNow")] // another instant for every row
    [InlineData("s.S == Next()")]
    [InlineData("s.I32 > (i = 3)")]
    [InlineData("s.S == Environment.MachineName")]
    public async Task A_condition_that_may_differ_is_not(string condition)
        => Assert.Empty(await AnalyzeAsync($"Catalog.Bronze.Samples.ReadAsync().Where(s => {condition})"));

    [Theory]
    [InlineData("Catalog.Bronze.Samples.Where(s => s.B).ReadAsync()")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync(new ReadStatistics()).Where(s => s.B)")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Take(3).Where(s => s.B)")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Where((s, index) => s.B)")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Where((Sample s) => s.B)")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Where(s => { return s.B; })")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Where(async (s, token) => s.B)")]
    [InlineData("Catalog.Bronze.Samples.ReadAsync().Where(IsGood)")]
    [InlineData("((IReadable<Sample>)Catalog.Bronze.Samples).ReadAsync().Where(s => s.B)")]
    [InlineData("AsyncEnumerable.Where(Catalog.Bronze.Samples.ReadAsync(), s => s.B)")]
    public async Task Another_call_is_not(string expression) => Assert.Empty(await AnalyzeAsync(expression));

    [Theory]
    [InlineData("Catalog.Bronze.Samples.ReadAsync(token).Where(static (s) => s.B)", "Where(static (s) => s.B).ReadAsync(token)")]
    [InlineData("Catalog.Bronze.Samples.Where(s => s.B).ReadAsync().Where(s => s.I32 > 3)", "Where(s => s.I32 > 3).ReadAsync()")]
    [InlineData("ReadOnly().ReadAsync().Where(s => s.B)", "Where(s => s.B).ReadAsync()")]
    public async Task Any_object_with_columns_and_any_form_of_the_call_is_found(string expression, string text)
        => Assert.EndsWith($": {text}.", Assert.Single(await AnalyzeAsync(expression)).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public async Task A_variable_that_is_written_anywhere_in_the_method_is_not_settled()
    {
        const string Code = """
            internal static class Program
            {
                internal static IAsyncEnumerable<Sample> Run(string text)
                {
                    var rows = Catalog.Bronze.Samples.ReadAsync().Where(s => s.S == text);
                    text = "later";
                    return rows;
                }
            }
            """;
        Compilation compilation = UsageCatalog.Compile(Code);

        Assert.Empty(await AnalyzerHost.AnalyzeAsync(compilation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_project_without_the_package_is_not_looked_at()
    {
        Compilation compilation = GeneratorHost.Compile(
            """
            using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;
            static class Program { static Task WriteAsync() => Task.CompletedTask; static void Run() { _ = WriteAsync(); } }
            """,
            GeneratorHost.PlatformReferences);

        Assert.Empty(await AnalyzerHost.AnalyzeAsync(compilation, TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string expression)
    {
        Compilation compilation = UsageCatalog.Compile(
            $$"""
            internal static class Program
            {
                private const long Limit = 5;
                private static readonly int Bound = Environment.ProcessorCount;
                private static long Counter = 3;

                private static string Next() => "";
                private static bool IsGood(Sample sample) => sample.B;
                private static IFilterable<Sample, SampleColumns> ReadOnly() => Catalog.Bronze.Samples;

                internal static object Run(bool flag, int? maybe, string? text, SampleE color, CancellationToken token)
                {
                    string changing = "a";
                    changing += Next() + Counter++;
                    int i = 3;
                    return {{expression}};
                }
            }
            """);
        return await AnalyzerHost.AnalyzeAsync(compilation, TestContext.Current.CancellationToken);
    }
}
