using System.Text.Json.Serialization;

namespace MakeFlights;

/// <summary>What was made, beside the data, so that whoever reads it can compare.</summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";

    public required ulong Seed { get; init; }

    public required long Rows { get; init; }

    public required long Good { get; init; }

    public required long Duplicates { get; init; }

    public required long UnknownAirports { get; init; }

    public required long BadDates { get; init; }

    public required long Malformed { get; init; }

    public required IReadOnlyList<string> Files { get; init; }

    public required long Bytes { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
