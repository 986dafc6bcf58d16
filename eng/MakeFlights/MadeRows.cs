using System.Globalization;

namespace MakeFlights;

/// <summary>The rows of made input as JSON text, one after the other.</summary>
internal sealed class MadeRows(MakeOptions options, RealFlights real)
{
    private const int Remembered = 4096;

    private static readonly string[] BadDates =
        ["2001/02/30 10:15", "2001/13/01 08:00", "2001/01/05 25:10", "2001-01-05 10:20", "05.01.2001", "yesterday", ""];

    private static readonly string[] Garbage =
        ["-- 504 gateway timeout --", "<html><body>Service unavailable</body></html>", "\"date\" \"delay\" \"distance\"", "{\"date\":,\"delay\":}"];

    private readonly SeededRandom _random = new(options.Seed);
    private readonly string[] _unknown = [.. UnknownCodes(real.Airports)];

    /// <summary>The text of every row; equal options give equal rows.</summary>
    public IEnumerable<string> Texts()
    {
        var kinds = new RowKinds(options, _random);
        using IEnumerator<Flight> flights = new ShiftedFlights(real.Flights).Take(options.Rows - options.Duplicates).GetEnumerator();

        // A uniform choice among all good rows so far (reservoir sampling), so that duplicates are near and far.
        var remembered = new List<Flight>(Remembered);
        long good = 0;
        for (long row = 0; row < options.Rows; row++)
        {
            RowKind kind = kinds.Next(mayRepeat: remembered.Count > 0);
            if (kind == RowKind.Duplicate)
            {
                yield return Text(_random.Pick(remembered));
                continue;
            }

            flights.MoveNext();
            if (kind == RowKind.Good)
            {
                Remember(remembered, flights.Current, ++good);
            }

            yield return kind switch
            {
                RowKind.UnknownAirport => Text(Lost(flights.Current)),
                RowKind.BadDate => Text(_random.Pick(BadDates), flights.Current),
                RowKind.Malformed => Broken(Text(flights.Current)),
                _ => Text(flights.Current),
            };
        }
    }

    private void Remember(List<Flight> remembered, Flight flight, long good)
    {
        if (remembered.Count < Remembered)
        {
            remembered.Add(flight);
        }
        else if (_random.Next(good) is var place and < Remembered)
        {
            remembered[(int)place] = flight;
        }
    }

    private Flight Lost(Flight flight)
        => _random.Next(2) == 0 ? flight with { Origin = _random.Pick(_unknown) } : flight with { Destination = _random.Pick(_unknown) };

    /// <summary>A line cut short, as an interrupted writer leaves it, or text that never was a row.</summary>
    private string Broken(string text) => _random.Next(2) == 0 ? text[..(1 + (int)_random.Next(text.Length - 1))] : _random.Pick(Garbage);

    private static string Text(Flight flight) => Text(flight.Date.ToString(RealFlights.DateFormat, CultureInfo.InvariantCulture), flight);

    private static string Text(string date, Flight flight) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"date":"{{date}}","delay":{{flight.Delay}},"distance":{{flight.Distance}},"origin":"{{flight.Origin}}","destination":"{{flight.Destination}}"}""");

    private static IEnumerable<string> UnknownCodes(HashSet<string> airports)
        => from second in "QWXYZ"
           from third in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
           let code = $"Q{second}{third}"
           where !airports.Contains(code)
           select code;
}
