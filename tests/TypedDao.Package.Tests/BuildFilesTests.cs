using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedDao.Tests;

namespace TypedDao.Package.Tests;

/// <summary>What the build files pass to the generator is what the generator asks for.</summary>
public sealed partial class BuildFilesTests
{
    private static readonly XDocument Targets =
        XDocument.Load(TestRepository.PathOf("generators", "TypedDao.Build", "build", "TypedDao.targets"));

    [Fact]
    public void Every_option_that_the_generator_reads_is_passed_and_no_other()
    {
        var passed = Targets.Descendants("CompilerVisibleProperty").Select(item => item.Attribute("Include")!.Value);

        Assert.Equal(Asked(PropertyName()), passed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_metadata_that_the_generator_reads_is_passed_and_no_other()
    {
        var passed = Targets.Descendants("CompilerVisibleItemMetadata")
            .Select(item => $"{item.Attribute("Include")!.Value}.{item.Attribute("MetadataName")!.Value}");

        Assert.Equal(Asked(MetadataName()), passed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_metadata_that_marks_a_catalog_or_a_lock_is_set()
    {
        Assert.Collection(
            Targets.Descendants("AdditionalFiles"),
            files => AssertMarked(files, "TypedDaoCatalog"),
            files => AssertMarked(files, "TypedDaoCatalogLock"));

        static void AssertMarked(XElement files, string name)
        {
            Assert.Equal("true", files.Attribute(name)?.Value);
            Assert.Equal($"@({name})", files.Attribute("Include")?.Value);
        }
    }

    private static IEnumerable<string> Asked(Regex name) =>
        Directory.GetFiles(TestRepository.PathOf("generators", "TypedDao.Generators"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => name.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("""build_property\.(\w+)""")]
    private static partial Regex PropertyName();

    [GeneratedRegex("""build_metadata\.(\w+\.\w+)""")]
    private static partial Regex MetadataName();
}
