using System.Diagnostics.CodeAnalysis;
using Medallion.Bronze;

namespace Medallion.Cleaning;

/// <summary>An airport and its number among all.</summary>
internal readonly record struct IndexedAirport(int Number, Airport Airport);

/// <summary>The airports by code, in memory: there are some thousands.</summary>
internal sealed class AirportIndex(IEnumerable<Airport> airports)
{
    private readonly Dictionary<string, IndexedAirport> _byCode =
        airports.Index().ToDictionary(item => item.Item.Iata, item => new IndexedAirport(item.Index, item.Item), StringComparer.Ordinal);

    public static async Task<AirportIndex> ReadAsync(IReadable<Airport> airports, CancellationToken cancellationToken)
        => new(await airports.ReadAsync(cancellationToken).ToListAsync(cancellationToken));

    public bool TryFind(string code, [MaybeNullWhen(false)] out IndexedAirport airport) => _byCode.TryGetValue(code, out airport);
}
