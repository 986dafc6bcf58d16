using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Codecs.Tests.Peers;

/// <summary>Real files, read beside CsvHelper and System.Text.Json: the same records, the same values.</summary>
public sealed class RealFileTests
{
    [Theory]
    [InlineData("airports.csv", 3376)]
    [InlineData("birdstrikes.csv", 10_000)]
    [InlineData("seattle-weather.csv", 1461)]
    public async Task CSV_is_read_as_CsvHelper_reads_it(string name, int count)
    {
        byte[] bytes = await File.ReadAllBytesAsync(TestRepository.SharedPathOrSkip("data", name), TestContext.Current.CancellationToken);
        List<string> expected = ReadPeer(bytes);
        foreach (int piece in new[] { int.MaxValue, 1000 })
        {
            var actual = new List<string>();
            await using var records = new CsvRecords(new MemoryFile(bytes, name, piece), new CsvFormat());
            while (await records.ReadAsync(TestContext.Current.CancellationToken))
            {
                actual.Add(string.Join('\u001f', Enumerable.Range(0, records.Count).Select(records.Text)));
            }

            Assert.Equal(expected, actual);
            Assert.Equal(count, actual.Count);
        }
    }

    [Fact]
    public async Task Airports_are_typed()
    {
        byte[] bytes = await File.ReadAllBytesAsync(TestRepository.SharedPathOrSkip("data", "airports.csv"), TestContext.Current.CancellationToken);
        ColumnType text = ColumnType.Of(ColumnKind.String);
        DynamicShape.Use(new RowSchema(
            new("longitude", ColumnType.Of(ColumnKind.Double)), new("iata", text), new("name", text), new("state", text.OrNull()), new("latitude", ColumnType.Of(ColumnKind.Double))));
        var rows = (await Support.Codecs.Csv().ReadAsync<DynamicRow, DynamicShape>(new MemoryFile(bytes, "airports.csv"))).Good;
        Assert.Equal(3376, rows.Count);
        Assert.Equal([-89.23450472, "00M", "Thigpen", "MS", 31.95376472], rows[0].Values);
        Assert.All(rows, row => Assert.InRange((double)row.Values[4]!, -90, 90));
    }

    [Fact]
    public async Task Flights_are_read_as_System_Text_Json_reads_them()
    {
        byte[] bytes = await File.ReadAllBytesAsync(TestRepository.SharedPathOrSkip("data", "flights-20k.json"), TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(bytes);
        FlightRow[] expected = [.. document.RootElement.EnumerateArray().Select(flight => new FlightRow(
            DateTime.ParseExact(flight.GetProperty("date").GetString()!, "yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture),
            flight.GetProperty("delay").GetInt32(),
            flight.GetProperty("distance").GetInt32(),
            flight.GetProperty("origin").GetString()!,
            flight.GetProperty("destination").GetString()!))];
        foreach (int piece in new[] { int.MaxValue, 777 })
        {
            Assert.Equal(expected, (await Support.Codecs.Json.ReadAsync<FlightRow, FlightRowShape>(new MemoryFile(bytes, "flights.json", piece))).Good);
        }

        byte[] lines = await Support.Codecs.JsonLines.WriteAsync<FlightRow, FlightRowShape>(expected);
        Assert.Equal(expected, (await Support.Codecs.JsonLines.ReadAsync<FlightRow, FlightRowShape>(new MemoryFile(lines))).Good);
        Assert.Equal(
            document.RootElement.EnumerateArray().Select(flight => flight.GetRawText()),
            Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task GeoJSON_is_an_object_and_named_as_such()
    {
        byte[] bytes = await File.ReadAllBytesAsync(TestRepository.SharedPathOrSkip("data", "earthquakes.json"), TestContext.Current.CancellationToken);
        TypedDaoException error = (await Support.Codecs.Json.ReadAsync<FlightRow, FlightRowShape>(new MemoryFile(bytes, "earthquakes.json"))).Error!;
        Assert.Equal((ErrorKind.InvalidData, "The file is a JSON object, not an array of objects (line 1).", "memory://earthquakes.json"), (error.Kind, error.Fact, error.Address));
    }

    private static List<string> ReadPeer(byte[] bytes)
    {
        var records = new List<string>();
        using var peer = CsvReader.Create(bytes);
        while (peer.Read())
        {
            records.Add(string.Join('\u001f', Enumerable.Range(0, peer.FieldCount).Select(peer.GetString)));
        }

        return records;
    }
}
