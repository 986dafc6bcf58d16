using System.Reflection;
using TypedDao.Generators.Analyzers;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>The names by which analyzers know the run time are names that it has.</summary>
public sealed class RunTimeNamesTests
{
    private static readonly Assembly Contracts = typeof(ReadOperations).Assembly;

    [Theory]
    [InlineData(RunTimeNames.Filterable)]
    [InlineData(RunTimeNames.ReadOperations)]
    [InlineData(RunTimeNames.FilterOperations)]
    [InlineData(RunTimeNames.Dao)]
    [InlineData($"{RunTimeNames.ColumnsNamespace}.{RunTimeNames.BoolColumn}")]
    [InlineData($"{RunTimeNames.ColumnsNamespace}.{RunTimeNames.EnumColumn}")]
    [InlineData($"{RunTimeNames.ColumnsNamespace}.{RunTimeNames.EquatableColumn}")]
    [InlineData($"{RunTimeNames.ColumnsNamespace}.{RunTimeNames.OrderedColumn}")]
    [InlineData($"{RunTimeNames.ColumnsNamespace}.{RunTimeNames.TextColumn}")]
    public void Types_exist(string name) => Assert.NotNull(Contracts.GetType(name));

    [Fact]
    public void Operations_exist()
    {
        Assert.Contains(typeof(ReadOperations).GetMethods(), method => method.Name == RunTimeNames.ReadAsync && method.GetParameters().Length == 2);
        Assert.Contains(typeof(FilterOperations).GetMethods(), method => method.Name == RunTimeNames.Where);
    }
}
