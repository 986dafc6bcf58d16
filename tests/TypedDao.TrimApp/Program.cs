using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TypedDao.TrimApp;
using TypedDao.TrimApp.Bronze;
using TypedDao.TrimApp.Silver;

// What a trimmed program must still be able to do: every format and column type, keys, rejects, an application's services.
var day = new DateOnly(2025, 1, 7);

Reading[] readings =
[
    new() { Id = 1, Sensor = ReadingSensor.North, At = new DateTime(2025, 1, 7, 10, 30, 0), Value = 1.5 },
    new() { Id = 2, Sensor = ReadingSensor.South, At = new DateTime(2025, 1, 7, 10, 45, 0) },
];
await Catalog.Bronze.Readings.For(day).WriteAsync(readings);
Expect("readings", readings, await Catalog.Bronze.Readings.ReadAsync().ToArrayAsync());

Everything[] rows = [Row(1), Row(2) with { Text = null, Place = new() { Latitude = -90, Longitude = 0 } }];
await Catalog.Silver.Everything.AppendAsync(rows);
Expect("everything", rows, await Catalog.Silver.Everything.For(day).ReadAsync().ToArrayAsync());

await Catalog.Bronze.Notes.WriteTextAsync("naïve");
Expect("notes", "naïve", await Catalog.Bronze.Notes.ReadTextAsync());

var statistics = new ReadStatistics();
await Catalog.Bronze.Imports.WriteTextAsync("id,value\n1,1.5\nx,2\n");
Expect("imports", 1, await Catalog.Bronze.ImportsTyped.ReadAsync(statistics).CountAsync());
Reject reject = (await Catalog.Bronze.Rejects.ReadAsync().ToArrayAsync()).Single();
Expect("rejects", ("id", "x", "x,2"), (reject.Column, reject.Value, reject.Raw));

var registrations = new ServiceCollection();
registrations.AddCatalog();
await using ServiceProvider services = registrations.BuildServiceProvider();
Expect("services", "default", services.GetRequiredService<CatalogContext>().Environment);

Console.WriteLine("The trimmed app works.");

Everything Row(int seed) => new()
{
    Day = day,
    Yes = seed % 2 == 0,
    Tiny = (sbyte)-seed,
    Small = short.MaxValue,
    Middle = int.MinValue,
    Large = long.MaxValue,
    Single = 0.1f,
    Real = double.Epsilon,
    Money = 12.3400m,
    Wide = "1234567890123456789012345678.0123456789",
    Text = "a, \"b\"\n\u00e9 \U0001F600",
    Blob = new byte[] { 0, 1, 255 },
    Id = new Guid(seed, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
    Clock = new TimeOnly(23, 59, 59, 999),
    Instant = new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.Zero).AddTicks(seed),
    Local = new DateTime(2025, 1, 7, 10, 0, 0),
    Names = ["one", "two"],
    Counts = new Dictionary<string, int> { ["a"] = seed },
    Place = new() { Latitude = 52.5, Longitude = 13.4, Label = "Berlin" },
};

static void Expect<T>(string what, T expected, T actual)
{
    bool equal = expected is Array one && actual is Array other
        ? one.Cast<object>().SequenceEqual(other.Cast<object>())
        : EqualityComparer<T>.Default.Equals(expected, actual);
    if (!equal)
    {
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected}, found {actual}."));
    }
}
