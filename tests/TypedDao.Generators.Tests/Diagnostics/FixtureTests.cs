using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Tests.Analyzers;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Diagnostics;

/// <summary>Every refusal, with its place and its text.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.All.Select(fixture => fixture.Name)];

    public static TheoryData<string> Fixed => [.. Fixture.All.Where(fixture => fixture.Exists(".fixed")).Select(fixture => fixture.Name)];

    public static TheoryData<string> Ids => [.. DescriptorRegistry.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_catalog_is_refused_as_expected(string name)
    {
        var fixture = new Fixture(name);
        GeneratorOutcome outcome = fixture.Run();
        var ofCode = await AnalyzerHost.AnalyzeAsync(outcome.Compilation, TestContext.Current.CancellationToken);
        string said = string.Concat(outcome.Lines.Concat(ofCode.Select(GeneratorOutcome.Describe)).Select(line => line + "\n"));
        if (TestRepository.UpdateBaselines)
        {
            fixture.Write(".expected", said);
        }

        Assert.Equal(fixture.Expected, said);
        Assert.Contains(fixture.Id, said);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void What_is_emitted_beside_a_refusal_compiles(string name) => new Fixture(name).Run().AssertCompiles();

    [Theory]
    [MemberData(nameof(Fixed))]
    public async Task Fixes_give_code_that_compiles_and_leave_nothing_that_they_can_mend(string name)
    {
        var fixture = new Fixture(name);
        (string text, Compilation compilation) = await AnalyzerHost.FixAsync(fixture.Run().AssertClean().Compilation, TestContext.Current.CancellationToken);
        if (TestRepository.UpdateBaselines)
        {
            fixture.Write(".fixed", text);
        }

        Assert.Equal(fixture.Fixed, text);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_has_a_fixture_and_a_page(string id)
    {
        Assert.True(Fixture.All.Any(fixture => fixture.Id == id), $"{id} has no fixture.");
        string page = TestRepository.PathOf("docs", "diagnostics", id + ".md");
        Assert.True(File.Exists(page), $"{id} has no page docs/diagnostics/{id}.md.");
        string text = File.ReadAllText(page);
        Assert.StartsWith($"# {id}: {DescriptorRegistry.Find(id).Title}", text, StringComparison.Ordinal);
        Assert.Contains("## Example", text);
        Assert.Contains("## Fix", text);
    }

    [Fact]
    public void A_page_and_a_fixture_have_an_id()
    {
        HashSet<string> ids = [.. DescriptorRegistry.All.Select(descriptor => descriptor.Id)];
        IEnumerable<string> pages = Directory.EnumerateFiles(TestRepository.PathOf("docs", "diagnostics"), "TDAO*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.DoesNotContain(pages.Concat(Fixture.All.Select(fixture => fixture.Id)), id => !ids.Contains(id));
    }

    [Fact]
    public void A_diagnostic_links_to_its_page()
        => Assert.All(DescriptorRegistry.All, descriptor => Assert.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri));

    [Fact]
    public void An_id_is_listed_for_releases_with_its_severity()
    {
        string listed = File.ReadAllText(TestRepository.PathOf("generators", "TypedDao.Generators", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(TestRepository.PathOf("generators", "TypedDao.Generators", "AnalyzerReleases.Shipped.md"));
        Assert.All(DescriptorRegistry.All, descriptor => Assert.Contains($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} |", listed));
    }
}
