using System.Globalization;
using TypedDao.Cli.Files;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Parquet;

public sealed class MomentTextTests
{
    [Fact]
    public void Every_day_that_NET_knows_is_read_as_NET_reads_it()
    {
        for (DateOnly day = DateOnly.MinValue; day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            Assert.Equal(day.DayNumber, MomentText.Days(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Years_beyond_follow_without_a_gap()
    {
        Assert.Equal(DateOnly.MaxValue.DayNumber + 1, MomentText.Days("+10000-01-01"));
        Assert.Equal(-1, MomentText.Days("+0000-12-31"));
        Assert.Equal(-366, MomentText.Days("+0000-01-01"));
        Assert.Equal(-367, MomentText.Days("-0001-12-31"));
        Assert.Equal(MomentText.Days("+0001-03-01") - (146_097L * 1000), MomentText.Days("-399999-03-01"));
    }

    [Fact]
    public void Every_timestamp_is_read_as_NET_reads_it()
    {
        Random random = Seeded.Random();
        for (int i = 0; i < 10_000; i++)
        {
            var moment = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks));
            TimeSpan offset = TimeSpan.FromMinutes(random.Next(-840, 841));
            string text = moment.ToString(random.Next(2) == 0 ? "yyyy-MM-ddTHH:mm:ss.FFFFFFF" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            string sign = offset < TimeSpan.Zero ? "-" : "+";

            Assert.Equal(moment.Ticks, MomentText.Ticks(text));
            Assert.Equal(moment.Ticks, MomentText.Ticks(text + "Z"));
            Assert.Equal(moment.Ticks - offset.Ticks, MomentText.Ticks($"{text}{sign}{offset:hh\\:mm}"));
        }
    }

    [Theory]
    [InlineData("+294247-01-10T04:00:54.775807Z", long.MaxValue)]
    [InlineData("-290308-12-21T19:59:05.224192Z", long.MinValue)]
    [InlineData("0001-01-01T00:00:00.000000199", 1)]
    [InlineData("+0000-12-31T23:59:59.9999999", -1)]
    public void What_is_beyond_is_the_first_or_last_and_what_is_smaller_is_left_away(string text, long ticks)
        => Assert.Equal(ticks, MomentText.Ticks(text));

    [Theory]
    [InlineData("12:34:56.7", 452_967_000_000)]
    [InlineData("23:59", 863_400_000_000)]
    [InlineData("00:00:00.000000199", 1)]
    public void A_time_of_day_is_read(string text, long ticks) => Assert.Equal(ticks, MomentText.TicksOfDay(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("2025-01-07")]
    [InlineData("T10:00:00")]
    [InlineData("2025-01-07T")]
    [InlineData("2025-01-07T1x:00:00")]
    public void What_is_no_timestamp_is_refused(string text)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => MomentText.Ticks(text));
        Assert.True(error is FormatException or ArgumentException, error.ToString());
    }
}
