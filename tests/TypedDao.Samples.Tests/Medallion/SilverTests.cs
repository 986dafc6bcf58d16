using global::Medallion;
using global::Medallion.Bronze;
using global::Medallion.Silver;

namespace TypedDao.Samples.Medallion;

public sealed class SilverTests
{
    private const string Good = """{"date":"2001/01/05 23:47","delay":66,"distance":1750,"origin":"DTW","destination":"MQT"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flight_gets_its_date_and_the_places_of_its_airports()
    {
        using var lake = new InMemory();
        Assert.True(await lake.RunAsync($"[{Good}]"));
        Assert.Equal(
            new Flight
            {
                FlightDate = new(2001, 1, 5),
                Departure = new(2001, 1, 5, 23, 47, 0),
                Delay = 66,
                Distance = 1750,
                Origin = "DTW",
                OriginCity = "Detroit",
                OriginState = "MI",
                Destination = "MQT", // whose city and state are NA: not known
            },
            Assert.Single(await Catalog.Silver.Flights.ReadAsync(Token).ToListAsync(Token)));
    }

    [Theory]
    [InlineData(RefusedFlightRule.UnknownOrigin, "\"DTW\"", "\"QQQ\"")]
    [InlineData(RefusedFlightRule.UnknownDestination, "\"MQT\"", "\"\"")]
    [InlineData(RefusedFlightRule.DelayOutOfRange, ":66", ":-301")]
    [InlineData(RefusedFlightRule.DelayOutOfRange, ":66", ":4321")]
    [InlineData(RefusedFlightRule.DistanceOutOfRange, ":1750", ":0")]
    [InlineData(RefusedFlightRule.DistanceOutOfRange, ":1750", ":12501")]
    public async Task A_flight_that_breaks_a_rule_is_kept_with_the_rule(RefusedFlightRule rule, string part, string broken)
    {
        using var lake = new InMemory();
        Assert.True(await lake.RunAsync($"[{Good.Replace(part, broken)},{Good}]"));
        RefusedFlight refused = Assert.Single(await Catalog.Silver.FlightsRefused.ReadAsync(Token).ToListAsync(Token));
        Assert.Equal((rule, new DateTime(2001, 1, 5, 23, 47, 0)), (refused.Rule, refused.Date));
        Assert.Single(await Catalog.Silver.Flights.ReadAsync(Token).ToListAsync(Token));
        Assert.Contains($"kept in silver.flights_refused: {rule} 1\n", lake.Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":66", ":-300")]
    [InlineData(":66", ":4320")]
    [InlineData(":1750", ":1")]
    [InlineData(":1750", ":12500")]
    public async Task The_bounds_of_the_rules_are_allowed(string part, string bound)
    {
        using var lake = new InMemory();
        Assert.True(await lake.RunAsync($"[{Good.Replace(part, bound)}]"));
        Assert.Single(await Catalog.Silver.Flights.ReadAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_row_that_is_no_flight_is_kept_with_its_text_and_place()
    {
        using var lake = new InMemory();
        string bad = Good.Replace("2001/01/05", "2001/02/30");
        Assert.True(await lake.RunAsync($"{Good}\n\n{bad}\n", "jsonl"));
        UnreadableFlight kept = Assert.Single(await Catalog.Bronze.FlightsUnreadable.ReadAsync(Token).ToListAsync(Token));
        Assert.Equal((3, "date", "2001/02/30 23:47", bad), (kept.Line, kept.Column, kept.Value, kept.Raw));
        Assert.EndsWith("flights_reported/flights.jsonl", kept.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_row_that_is_equal_as_a_whole_is_a_duplicate()
    {
        using var lake = new InMemory();
        string[] almost = [Good.Replace("23:47", "23:46"), Good.Replace(":66", ":67"), Good.Replace(":1750", ":1751"), Good.Replace("DTW", "LAS"), Good.Replace("MQT", "LAS")];
        Assert.True(await lake.RunAsync($"[{string.Join(',', [Good, .. almost, Good, almost[0], Good])}]"));
        Assert.Equal(6, await Catalog.Silver.Flights.ReadAsync(Token).CountAsync(Token));
        Assert.Contains("\n  duplicates               3 rows ", lake.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_without_flights_is_no_error()
    {
        using var lake = new InMemory();
        Assert.True(await lake.RunAsync("[]"));
        Assert.Contains("\n  balance                  0 read = 0 + 0 + 0 + 0\n", lake.Output.ToString(), StringComparison.Ordinal);
        Assert.Empty(await Catalog.Gold.DelaysByDay.ReadAsync(Token).ToListAsync(Token));
    }
}
