using System.Reflection;

namespace TypedDao.Architecture;

public sealed class DependencyDirectionTests
{
    public static TheoryData<string> Packages => [.. Source.Packages.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_refers_only_to_the_layers_below_it(string package)
    {
        ProjectFile project = Source.Package(package);
        IReadOnlyCollection<string>? allowed = Layers.Of(package);
        Assert.True(allowed is not null, $"{package} has no layer: say in Layers.cs which packages it may refer to.");

        AssertAllowed(package, "project file", project.CompileReferences, allowed);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_compiled_package_refers_only_to_the_layers_below_it(string package)
    {
        IEnumerable<string> references = Assembly.Load(package).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name == "TypedDao" || name.StartsWith("TypedDao.", StringComparison.Ordinal));

        AssertAllowed(package, "assembly", references, Layers.Of(package) ?? []);
    }

    [Fact]
    public void The_contracts_have_no_dependency()
    {
        ProjectFile contracts = Source.Package("TypedDao.Abstractions");
        Assert.Empty(contracts.Packages);
        Assert.Empty(contracts.AllReferences);
        Assert.All(
            Assembly.Load(contracts.Name).GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Generators_refer_to_nothing_under_src()
    {
        HashSet<string> packages = [.. ProjectFile.Under("src").Select(project => project.Name)];
        Assert.All(
            ProjectFile.Under("generators"),
            generator => Assert.DoesNotContain(generator.AllReferences, packages.Contains));
    }

    [Fact]
    public void Nothing_refers_to_the_tool()
    {
        Assert.All(Source.Packages, package => Assert.DoesNotContain(Layers.Tool, package.AllReferences));
    }

    private static void AssertAllowed(
        string package, string where, IEnumerable<string> references, IReadOnlyCollection<string> allowed)
    {
        string[] forbidden = [.. references.Except(allowed, StringComparer.Ordinal)];
        Assert.True(
            forbidden.Length == 0,
            $"The {where} of {package} refers to {string.Join(", ", forbidden)}; " +
            $"it may refer to {(allowed.Count == 0 ? "no package" : string.Join(", ", allowed))}.");
    }
}
