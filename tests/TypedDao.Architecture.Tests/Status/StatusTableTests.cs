using System.Reflection;
using TypedDao.Extensibility;
using TypedDao.Tests;

namespace TypedDao.Architecture.Status;

public sealed class StatusTableTests
{
    // What is planned and has no descriptor yet. Once it has one, it must leave this list.
    private static readonly CatalogName[] Planned =
    [
        new(TypeKind.Store, "dremio", Maturity.Absent),
        new(TypeKind.Store, "trino", Maturity.Absent),
        new(TypeKind.Object, "DremioTableObject", Maturity.Absent),
        new(TypeKind.Object, "TrinoTableObject", Maturity.Absent),
        new(TypeKind.Interface, "DremioInterface", Maturity.Absent),
        new(TypeKind.Interface, "TrinoInterface", Maturity.Absent),
    ];

    private static readonly CatalogTypes Types = new(Source.Packages.Select(package => Assembly.Load(package.Name)));

    [Fact]
    public void The_README_states_the_status_that_the_packages_have()
    {
        string path = TestRepository.PathOf("README.md");
        string readme = File.ReadAllText(path);
        string? stated = StatusTable.In(readme);
        Assert.True(stated is not null, "README.md has lost the marks around its status table.");

        string actual = StatusTable.Of(Types.Names.Concat(Planned));
        if (TestRepository.UpdateBaselines)
        {
            File.WriteAllText(path, StatusTable.Replace(readme, actual));
            return;
        }

        Assert.True(
            stated == actual,
            $"The status table of README.md differs from the packages' metadata.\n{TextDifference.Of(stated, actual)}\n" +
            "Record it: TYPEDDAO_UPDATE_BASELINES=1 dotnet test tests/TypedDao.Architecture.Tests");
    }

    [Fact]
    public void What_is_declared_is_not_called_absent() =>
        Assert.Empty(Types.Names.Select(name => (name.Kind, name.Name)).Intersect(Planned.Select(name => (name.Kind, name.Name))));

    [Fact]
    public void Every_declared_type_names_the_package_that_implements_it()
    {
        Type[] types = [.. Source.Packages.SelectMany(package => Assembly.Load(package.Name).GetTypes())];
        Assert.All(types, type =>
        {
            if (type.GetCustomAttribute<StoreTypeAttribute>() is { } store)
            {
                Assert.StartsWith("TypedDao", store.Package, StringComparison.Ordinal);
            }

            if (type.GetCustomAttribute<FormatTypeAttribute>() is { } format)
            {
                Assert.StartsWith("TypedDao", format.Package, StringComparison.Ordinal);
            }

            if (type.GetCustomAttribute<InterfaceTypeAttribute>() is { } contract)
            {
                Assert.StartsWith("TypedDao", contract.Package, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void A_type_works_once_it_is_implemented()
    {
        CatalogName[] names = [.. new CatalogTypes([typeof(StatusTableTests).Assembly]).Names];
        Assert.Equal(
            [
                new CatalogName(TypeKind.Store, "planned", Maturity.BuildChecked),
                new CatalogName(TypeKind.Store, "present", Maturity.Works),
                new CatalogName(TypeKind.Object, "PresentObject", Maturity.Works),
                new CatalogName(TypeKind.Interface, "PresentInterface", Maturity.Works),
            ],
            names);
        Assert.Contains("| Stores | `present` | `planned` | – |\n", StatusTable.Of(names), StringComparison.Ordinal);
    }

    [StoreType("present")]
    private sealed class PresentStore;

    [StoreType("planned")]
    private sealed class PlannedStore;

    [InterfaceType("PresentInterface")]
    private sealed class PresentInterface;

    [ObjectType("PresentObject", DefaultInterface = typeof(PresentInterface))]
    private sealed class PresentObject;

    [Implements(typeof(PresentStore))]
    [Implements(typeof(PresentInterface))]
    private sealed class Provider;
}
