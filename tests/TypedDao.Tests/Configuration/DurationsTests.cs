using TypedDao.Configuration;

namespace TypedDao.Tests.Configuration;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("0s", "00:00:00")]
    [InlineData("250ms", "00:00:00.250")]
    [InlineData("90s", "00:01:30")]
    [InlineData("5m", "00:05:00")]
    [InlineData("2h", "02:00:00")]
    [InlineData("1d", "1.00:00:00")]
    [InlineData("00:05:30", "00:05:30")]
    [InlineData("1.02:03:04.5", "1.02:03:04.500")]
    public void A_duration_is_read(string text, string expected)
    {
        Assert.True(Durations.TryParse(text, out TimeSpan duration));
        Assert.Equal(TimeSpan.Parse(expected), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("-00:05:00")]
    [InlineData("25:00:00")]
    [InlineData("99999999999999d")]
    public void Anything_else_is_none(string text) => Assert.False(Durations.TryParse(text, out _));
}
