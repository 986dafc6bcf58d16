using TypedDao.Contexts;

namespace TypedDao.Tests.Contexts;

public sealed class NearNameTests
{
    private static readonly string[] Known = ["default", "local", "test", "production"];

    [Theory]
    [InlineData("locl", "local")]
    [InlineData("lcoal", "local")]
    [InlineData("Local", "local")]
    [InlineData("prodution", "production")]
    [InlineData("tset", "test")]
    [InlineData("staging", null)]
    [InlineData("", null)]
    [InlineData("xy", null)]
    public void The_nearest_name_is_suggested(string name, string? expected) => Assert.Equal(expected, NearName.Of(name, Known));

    [Fact]
    public void A_hint_is_the_end_of_a_sentence()
    {
        Assert.Equal(" (did you mean 'local'?)", NearName.Hint("locla", Known));
        Assert.Equal(string.Empty, NearName.Hint("elsewhere", Known));
    }

    [Fact]
    public void Long_names_cost_nothing() => Assert.Null(NearName.Of(new string('a', 1_000_000), [new string('a', 1_000_001)]));
}
