using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

public sealed class OutputPlanTests
{
    [Fact]
    public void A_catalog_has_a_file_and_a_store_two()
        => Assert.Equal(
            ["Catalog.g.cs", "Catalog.Bronze.g.cs", "Catalog.Bronze.Objects.g.cs", "Catalog.Silver.g.cs"],
            OutputPlan.Of(Catalog(Store("Bronze", File("a")), Store("Silver"))).Select(output => output.HintName));

    [Fact]
    public void Equal_catalogs_have_equal_outputs()
    {
        CatalogModel Make() => Catalog(Store("Bronze", Objects(250)), Store("Silver", File("a", Row("A", Column("id", ColumnKind.Int64)))));
        Assert.Equal(OutputPlan.Of(Make()), OutputPlan.Of(Make()));
        Assert.Equal(OutputPlan.Of(Make()).Select(output => output.Emit().ToString()), OutputPlan.Of(Make()).Select(output => output.Emit().ToString()));
    }

    [Fact]
    public void Objects_are_spread_over_files_of_about_a_hundred()
    {
        int[] sizes = [.. Chunks(Objects(10_000)).Select(chunk => chunk.Objects.Count)];
        Assert.Equal(10_000, sizes.Sum());
        Assert.Equal(128, sizes.Length);
        Assert.InRange(sizes.Max(), 50, 2 * OutputPlan.ObjectsPerFile);
    }

    [Fact]
    public void Changing_one_object_changes_one_file()
    {
        ObjectModel[] objects = Objects(1000);
        EquatableArray<OutputModel> before = OutputPlan.Of(Catalog(Store("Bronze", objects)));
        objects[500] = objects[500] with { Description = "Another" };
        EquatableArray<OutputModel> after = OutputPlan.Of(Catalog(Store("Bronze", objects)));
        Assert.Single(Changed(before, after));
    }

    [Fact]
    public void Inserting_an_object_before_all_others_changes_its_file_and_the_store_s_list()
    {
        ObjectModel[] objects = Objects(1000);
        EquatableArray<OutputModel> before = OutputPlan.Of(Catalog(Store("Bronze", objects)));
        EquatableArray<OutputModel> after = OutputPlan.Of(Catalog(Store("Bronze", [File("aardvark"), .. objects])));
        Assert.Equal(2, Changed(before, after).Count());
    }

    [Fact]
    public void A_description_of_the_catalog_changes_the_catalog_s_file_alone()
    {
        CatalogModel catalog = Catalog(Store("Bronze", Objects(10)), Store("Silver", Objects(10)));
        Assert.Equal(["Catalog.g.cs"], Changed(OutputPlan.Of(catalog), OutputPlan.Of(catalog with { Description = "Another" })));
    }

    [Fact]
    public void Hint_names_are_unique_whatever_the_case_and_the_letters()
    {
        string[] names = ["Bronze", "bronze", "BRONZE", "Größe", "Grösse", "日本", "中国", new string('A', 300), new string('A', 301), "Silver"];
        string[] hints = HintNames.Unique(names);
        Assert.Equal(hints.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(hints, hint => Assert.Matches("^[A-Za-z0-9_-]{1,80}$", hint));
        Assert.Equal("Silver", hints[^1]);
        Assert.Equal(hints.Order(), HintNames.Unique([.. names.Reverse()]).Order());
    }

    private static IEnumerable<string> Changed(EquatableArray<OutputModel> before, EquatableArray<OutputModel> after)
        => after.Except(before).Select(output => output.HintName);

    private static IEnumerable<ObjectsOutput> Chunks(ObjectModel[] objects)
        => OutputPlan.Of(Catalog(Store("Bronze", objects))).OfType<ObjectsOutput>();

    private static ObjectModel[] Objects(int count) => [.. Enumerable.Range(0, count).Select(i => File($"table_{i}"))];
}
