namespace TypedDao.Codecs.Json;

/// <summary>Where a value stands in the window. Strings stand without their quotes.</summary>
internal readonly struct JsonValue
{
    private const int KindBits = 4;

    private readonly int _lengthAndKind;

    /// <summary>Creates the value.</summary>
    public JsonValue(JsonKind kind, int start, int length)
    {
        Start = start;
        _lengthAndKind = (length << KindBits) | (int)kind;
    }

    /// <summary>The first byte.</summary>
    public int Start { get; }

    /// <summary>The number of bytes.</summary>
    public int Length => _lengthAndKind >> KindBits;

    /// <summary>What it is.</summary>
    public JsonKind Kind => (JsonKind)(_lengthAndKind & ((1 << KindBits) - 1));

    /// <summary>The same bytes as another kind.</summary>
    public JsonValue As(JsonKind kind) => new(kind, Start, Length);
}
