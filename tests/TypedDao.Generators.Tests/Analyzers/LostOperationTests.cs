using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>Operations that change data and are not awaited.</summary>
public sealed class LostOperationTests
{
    [Theory]
    [InlineData("samples.WriteAsync(rows);", "WriteAsync")]
    [InlineData("_ = samples.WriteAsync(rows);", "WriteAsync")]
    [InlineData("_ = Catalog.Bronze.Folder.AppendAsync(entries).AsTask();", "AppendAsync")]
    [InlineData("Catalog.Bronze.Folder.OverwriteAsync(entries).ConfigureAwait(false);", "OverwriteAsync")]
    [InlineData("_ = Catalog.Bronze.Folder.Where(e => e.Id > 3).DeleteAsync();", "DeleteAsync")]
    [InlineData("_ = samples.DeleteAsync();", "DeleteAsync")]
    [InlineData("_ = samples.CopyToAsync(samples);", "CopyToAsync")]
    [InlineData("_ = Catalog.Bronze.Log.MoveToAsync(Catalog.Bronze.Log);", "MoveToAsync")]
    [InlineData("_ = Catalog.Bronze.Log.WriteTextAsync(\"a\");", "WriteTextAsync")]
    [InlineData("_ = dao.WriteAsync(rows, samples);", "WriteAsync")]
    [InlineData("_ = dao.CopyAsync(samples, samples);", "CopyAsync")]
    [InlineData("_ = WriteOperations.WriteAsync(samples, rows);", "WriteAsync")]
    [InlineData("maybe?.DeleteAsync();", "DeleteAsync")]
    [InlineData("var _ = samples.WriteAsync(rows);", "WriteAsync")]
    [InlineData("_ = rows.Length > 0 ? samples.WriteAsync(rows).AsTask() : Task.CompletedTask;", "WriteAsync")]
    [InlineData("_ = rows.Length switch { 0 => default, _ => samples.WriteAsync(rows) };", "WriteAsync")]
    [InlineData("Action later = () => samples.DeleteAsync(); later();", "DeleteAsync")]
    public async Task It_is_found(string statement, string operation)
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync(statement));

        Assert.Equal("TDAO5002", found.Id);
        Assert.Equal(operation, (await found.Location.SourceTree!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(found.Location.SourceSpan));
        Assert.Equal(
            $"'{operation}' changes data and is not awaited: the program goes on before it is done, and its errors are lost. Await it.",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("var task = samples.WriteAsync(rows); Keep(task);")]
    [InlineData("Keep(samples.DeleteAsync());")]
    [InlineData("Keep(rows.Length > 0 ? samples.WriteAsync(rows) : default);")]
    [InlineData("var task = rows.Length switch { 0 => default, _ => samples.WriteAsync(rows) }; Keep(task);")]
    [InlineData("samples.DeleteAsync().AsTask().Wait();")]
    [InlineData("samples.DeleteAsync().AsTask().ContinueWith(task => Console.WriteLine(task.Exception));")]
    [InlineData("_ = samples.CountAsync();")]
    [InlineData("_ = samples.ExistsAsync();")]
    [InlineData("_ = Catalog.Bronze.Folder.Where(e => e.Id > 3).ExplainAsync();")]
    [InlineData("_ = Catalog.Bronze.Folder.Where(e => e.Id > 3).ExistsAsync();")]
    [InlineData("_ = Catalog.Bronze.Log.ReadTextAsync();")]
    [InlineData("_ = CountOfMineAsync(samples);")]
    [InlineData("Func<ValueTask<long>> later = () => samples.DeleteAsync(); Keep(later());")]
    public async Task What_is_used_or_changes_nothing_is_not(string statement) => Assert.Empty(await AnalyzeAsync(statement));

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string statement)
    {
        Compilation compilation = UsageCatalog.Compile(
            $$"""
            internal static class Program
            {
                private static void Keep<T>(T task) { }
                private static Task<long> CountOfMineAsync(this IWritable<Sample> samples) => Task.FromResult(0L);

                internal static void Run(SamplesObject samples, SamplesObject? maybe, Dao dao, Sample[] rows, Entry[] entries)
                {
                    {{statement}}
                }
            }
            """);
        return await AnalyzerHost.AnalyzeAsync(compilation, TestContext.Current.CancellationToken);
    }
}
