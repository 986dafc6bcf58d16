using System.ComponentModel;

namespace TypedDao.EndToEnd.Support;

/// <summary>A positional record whose parameters stand in another order than its columns are wanted elsewhere.</summary>
public sealed record Person(
    long Id,
    [property: RowColumn("full-name")] string Name,
    string? Email,
    [RowColumn(Precision = 10, Scale = 2)] decimal? Balance,
    PersonStatus Status)
{
    /// <summary>Cannot be set, and so is no column.</summary>
    public string Label => $"{Id}: {Name}";
}

/// <summary>Numbers that are no positions, and a second name of one of them.</summary>
public enum PersonStatus : byte
{
    Active = 7,
    OnLeave = 3,
    Away = OnLeave,

    [RowColumn("gone!")]
    Gone = 200,
}

/// <summary>A class with a base, with everything that a member can be.</summary>
public abstract class Stay
{
    public required Guid Id { get; init; }

    [Description("When it began")]
    [RowColumn(Format = "yyyy/MM/dd HH:mm")]
    public DateTime From { get; set; }

    public virtual int? Hours { get; init; }
}

public sealed class Sojourn(DateOnly day, Guid first) : Stay
{
    public DateOnly Day { get; } = day;

    /// <summary>Taken by the constructor too.</summary>
    public Guid First { get; } = first;

    public override int? Hours { get; init; }

    [RowColumn(UnknownIsNull = true)]
    public SojournKind? Kind { get; set; }

    public string[] Tags { get; set; } = [];

    public List<int?>? Sizes { get; set; }

    public Dictionary<string, double> Scores { get; init; } = [];

    public IReadOnlyList<Place> Stops { get; init; } = [];

    public Place? Home { get; init; }

    public Outer.Point? Spot { get; set; }

    public byte[]? Photo { get; set; }

    public ReadOnlyMemory<byte>? Mark { get; set; }

    [RowColumn(Precision = 38, Scale = 4)]
    public string Wide { get; set; } = "0.0000";

    public DateTimeOffset At { get; set; }

    [RowColumn(Ignore = true)]
    public object? Cache { get; set; }
}

public enum SojournKind
{
    Planned = 1,
    Walk_In = 2,
}

public sealed class Place
{
    public required string City { get; init; }

    public float? Height { get; init; }
}

public static class Outer
{
    public struct Point
    {
#pragma warning disable CA1051 // Rows may be structs of fields.
        public double X;
#pragma warning restore CA1051

        public double Y { get; set; }
    }
}

/// <summary>Texts as their bytes in UTF-8.</summary>
public readonly record struct Letter(long Id, Utf8String Place, Utf8String Body, Utf8String? Note)
{
    public IReadOnlyList<Utf8String> Tags { get; init; } = [];

    public IReadOnlyDictionary<Utf8String, Utf8String?> Marks { get; init; } = new Dictionary<Utf8String, Utf8String?>();
}
