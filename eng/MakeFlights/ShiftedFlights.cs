using System.Runtime.InteropServices;

namespace MakeFlights;

/// <summary>
/// The real flights repeated over shifted dates, as many as asked for, in the order of their dates within a quarter. No two of
/// them are equal: quarters do not overlap, and within a quarter a flight is repeated some minutes later, only by offsets at
/// which no two real flights of equal delay, distance and route would meet.
/// </summary>
internal sealed class ShiftedFlights(Flight[] real)
{
    private const int MaximumQuarters = 40;
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    /// <summary>Yields <paramref name="count"/> different flights.</summary>
    public IEnumerable<Flight> Take(long count)
    {
        if (count == 0)
        {
            yield break;
        }

        int quarters = (int)Math.Clamp((count + real.Length - 1) / real.Length, 1, MaximumQuarters);
        long most = (count + quarters - 1) / quarters;
        int[] offsets = Offsets((int)((most + real.Length - 1) / real.Length));
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            long share = (count / quarters) + (quarter < count % quarters ? 1 : 0);
            for (long i = 0; i < real.Length; i++)
            {
                // The share spreads evenly over the quarter.
                long copies = ((i + 1) * share / real.Length) - (i * share / real.Length);
                for (int copy = 0; copy < copies; copy++)
                {
                    yield return real[i] with { Date = real[i].Date + (quarter * Quarter) + TimeSpan.FromMinutes(offsets[copy]) };
                }
            }
        }
    }

    /// <summary>The smallest offsets in minutes, the first 0, that keep all flights of a quarter different.</summary>
    private int[] Offsets(int count)
    {
        // Above this, the last flights of a quarter would reach into the next one.
        int limit = (int)(Quarter - (real[^1].Date - real[0].Date)).TotalMinutes;
        HashSet<int> meeting = MeetingDifferences(limit);
        var offsets = new List<int>(count);
        for (int offset = 0; offsets.Count < count; offset++)
        {
            if (offset >= limit)
            {
                long rows = (long)offsets.Count * real.Length * MaximumQuarters;
                throw new UsageException($"--rows is too large: the real flights can be repeated {rows:N0} times without two equal rows.");
            }

            if (!offsets.Exists(other => meeting.Contains(offset - other)))
            {
                offsets.Add(offset);
            }
        }

        return [.. offsets];
    }

    /// <summary>By how many minutes, below a limit, real flights differ that are equal otherwise.</summary>
    private HashSet<int> MeetingDifferences(int limit)
    {
        var byRest = new Dictionary<Flight, List<DateTime>>();
        foreach (Flight flight in real)
        {
            ref List<DateTime>? dates = ref CollectionsMarshal.GetValueRefOrAddDefault(byRest, flight with { Date = default }, out _);
            (dates ??= []).Add(flight.Date);
        }

        return [.. byRest.Values.SelectMany(dates => dates.SelectMany((later, i) => dates.Take(i).Select(earlier => (int)(later - earlier).TotalMinutes)))
            .Where(difference => difference < limit)];
    }
}
