using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>The public face of the generator: what it makes of the reference catalog.</summary>
public sealed class ReferenceCatalogGoldenTests
{
    [Fact]
    public void The_reference_catalog_is_emitted_as_recorded()
    {
        GeneratorOutcome outcome = GeneratorHost.Run(File.ReadAllText(TestRepository.PathOf("catalog", "catalog.yaml")));
        GoldenFolder.AssertEqual(
            TestRepository.PathOf("tests", "TypedDao.Generators.Tests", "Golden"),
            outcome.Result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()));
    }
}
