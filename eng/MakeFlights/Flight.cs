namespace MakeFlights;

/// <summary>A flight as the real data has it.</summary>
internal readonly record struct Flight(DateTime Date, int Delay, int Distance, string Origin, string Destination);
