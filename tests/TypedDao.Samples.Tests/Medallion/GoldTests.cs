using System.Text.Json;
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

    [Fact]
    public async Task The_delays_of_the_real_flights_are_those_that_another_reader_finds()
    {
        using var lake = new InMemory();
        string json = await File.ReadAllTextAsync(Path.Combine(MakeFlights.RealFlights.Folder, "flights-20k.json"), Token);
        Assert.True(await lake.RunAsync(json));

        using var document = JsonDocument.Parse(json);
        (string Airport, long Flights, long Late, decimal Mean, int Worst)[] expected = [.. document.RootElement.EnumerateArray()
            .GroupBy(row => row.GetProperty("origin").GetString()!, row => row.GetProperty("delay").GetInt32())
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.LongCount(), group.LongCount(delay => delay > 15), Math.Round((decimal)group.Sum() / group.Count(), 2), group.Max()))];
        Assert.Equal(
            expected,
            await Catalog.Gold.DelaysByAirport.ReadAsync(Token)
                .Select(row => (row.Airport, row.Flights, row.Late, row.MeanDelay, row.WorstDelay))
                .ToArrayAsync(Token));
    }

    private static string Row(string time, int delay, string origin)
        => $$"""{"date":"2001/01/{{time}}","delay":{{delay}},"distance":100,"origin":"{{origin}}","destination":"ATL"}""";
}
