using Microsoft.Extensions.Configuration;
using TypedDao.Catalogs;
using TypedDao.Contexts;

namespace TypedDao.Tests.Contexts;

public sealed class ActiveEnvironmentTests
{
    private static readonly CatalogDefinition Catalog = new()
    {
        Name = "Lake",
        DefaultEnvironment = "catalogs",
        Environments = ["catalogs", "code", "argument", "variable", "configured"],
        Stores = [],
    };

    [Fact]
    public void Code_comes_before_argument_before_variable_before_configuration_before_catalog()
    {
        var options = new DataContextOptions
        {
            Environment = "code",
            Arguments = ["run", "--environment", "argument"],
            Configuration = Configuration("configured"),
        };
        Assert.Equal("code", ActiveEnvironment.Choose(Catalog, options, _ => "variable"));
        options = options with { Environment = null };
        Assert.Equal("argument", ActiveEnvironment.Choose(Catalog, options, _ => "variable"));
        options = options with { Arguments = ["run"] };
        Assert.Equal("variable", ActiveEnvironment.Choose(Catalog, options, name => name == "TYPEDDAO_ENVIRONMENT" ? "variable" : null));
        Assert.Equal("configured", ActiveEnvironment.Choose(Catalog, options, _ => null));
        options = options with { Configuration = Configuration("") };
        Assert.Equal("catalogs", ActiveEnvironment.Choose(Catalog, options, _ => ""));
        options = options with { Configuration = null };
        Assert.Equal("catalogs", ActiveEnvironment.Choose(Catalog, options, _ => null));
    }

    [Fact]
    public void Without_anything_stores_are_as_written()
        => Assert.Equal("default", ActiveEnvironment.Choose(new CatalogDefinition { Name = "Lake", Stores = [] }, new DataContextOptions(), _ => null));

    [Theory]
    [InlineData("code", "--environment", "code")]
    [InlineData("code", "--environment=code")]
    [InlineData("argument", "--environment", "code", "--environment=argument")]
    [InlineData("code", "--environment=code", "--", "--environment", "argument")]
    [InlineData("catalogs", "environment", "code")]
    [InlineData("catalogs", "--environments", "code")]
    [InlineData("default", "--environment", "default")]
    public void An_argument_is_found(string expected, params string[] arguments)
        => Assert.Equal(expected, ActiveEnvironment.Choose(Catalog, new DataContextOptions { Arguments = arguments }, _ => null));

    [Fact]
    public void An_argument_needs_a_name()
    {
        var error = Assert.Throws<ConfigurationException>(
            () => ActiveEnvironment.Choose(Catalog, new DataContextOptions { Arguments = ["--environment"] }, _ => null));
        Assert.Equal("The argument --environment names no environment. Write --environment NAME.", error.Message);
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_says_where_it_comes_from()
    {
        const string cure = "Name one of default, catalogs, code, argument, variable, configured, or declare it under 'environments' of the catalog.";
        Assert.Equal(
            $"Catalog 'Lake' has no environment 'coed', which DataContextOptions.Environment names (did you mean 'code'?). {cure}",
            Refused(new DataContextOptions { Environment = "coed" }));
        Assert.Equal(
            $"Catalog 'Lake' has no environment 'prod', which the argument --environment names. {cure}",
            Refused(new DataContextOptions { Arguments = ["--environment=prod"] }));
        Assert.Equal(
            $"Catalog 'Lake' has no environment 'Code', which the environment variable TYPEDDAO_ENVIRONMENT names (did you mean 'code'?). {cure}",
            Refused(new DataContextOptions(), "Code"));
        Assert.Equal(
            $"Catalog 'Lake' has no environment 'prod', which the configuration key TypedDao:Environment names. {cure}",
            Refused(new DataContextOptions { Configuration = Configuration("prod") }));
        Assert.Equal(
            $"Catalog 'Lake' has no environment '', which DataContextOptions.Environment names. {cure}",
            Refused(new DataContextOptions { Environment = "" }));
    }

    private static string Refused(DataContextOptions options, string? variable = null)
        => Assert.Throws<ConfigurationException>(() => ActiveEnvironment.Choose(Catalog, options, _ => variable)).Message;

    private static IConfiguration Configuration(string environment)
        => new ConfigurationBuilder().AddInMemoryCollection([new("TypedDao:Environment", environment)]).Build();
}
