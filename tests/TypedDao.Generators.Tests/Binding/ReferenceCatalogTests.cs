namespace TypedDao.Generators.Tests.Binding;

/// <summary>The reference catalog, which is the example of the language.</summary>
public sealed class ReferenceCatalogTests
{
    private static string Yaml => File.ReadAllText(TypedDao.Tests.TestRepository.PathOf("catalog", "catalog.yaml"));

    [Fact]
    public void It_compiles_as_it_is_written()
    {
        GeneratorOutcome outcome = GeneratorHost.Run(Yaml, rootNamespace: "Somewhere.Else");
        outcome.AssertClean();
        Assert.Contains("namespace Acme.Data", outcome.Source);
    }
}
