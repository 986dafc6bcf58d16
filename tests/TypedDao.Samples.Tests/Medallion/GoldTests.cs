using global::Medallion;
using global::Medallion.Gold;

namespace TypedDao.Samples.Medallion;

public sealed class GoldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delays_are_summed_up_by_airport_and_by_day()
    {
        using var lake = new InMemory();
        Assert.True(await lake.RunAsync($"[{Row("05 10:00", 15, "LAS")},{Row("05 11:00", 16, "LAS")},{Row("05 12:00", -2, "DTW")},{Row("06 10:00", 30, "LAS")}]"));

        Assert.Equal(
            [
                new AirportDelay { Airport = "DTW", Name = "Detroit Metropolitan-Wayne County", City = "Detroit", State = "MI", Flights = 1, Late = 0, MeanDelay = -2m, WorstDelay = -2 },
                new AirportDelay { Airport = "LAS", Name = "McCarran International", City = "Las Vegas", State = "NV", Flights = 3, Late = 2, MeanDelay = 20.33m, WorstDelay = 30 },
            ],
            await Catalog.Gold.DelaysByAirport.ReadAsync(Token).ToListAsync(Token));
        Assert.Equal(
            [
                new DayDelay { Day = new(2001, 1, 5), Flights = 3, Late = 1, MeanDelay = 9.67m, WorstDelay = 16 },
                new DayDelay { Day = new(2001, 1, 6), Flights = 1, Late = 1, MeanDelay = 30m, WorstDelay = 30 },
            ],
            await Catalog.Gold.DelaysByDay.ReadAsync(Token).ToListAsync(Token));
    }

    private static string Row(string time, int delay, string origin)
        => $$"""{"date":"2001/01/{{time}}","delay":{{delay}},"distance":100,"origin":"{{origin}}","destination":"ATL"}""";
}
