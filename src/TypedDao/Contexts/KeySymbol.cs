using TypedDao.Files.Paths;
using TypedDao.Keys;

namespace TypedDao.Contexts;

/// <summary>One step of the addresses that an object can have: a character of some kind, once or any number of times.</summary>
/// <param name="Kind">The kind of the character.</param>
/// <param name="Character">Of a fixed character: which.</param>
/// <param name="Repeats">Whether it stands any number of times, also never.</param>
internal readonly record struct KeySymbol(KeySymbolKind Kind, char Character, bool Repeats)
{
    private const string DateUnits = "yMdHhmsfF";
    private const int UuidLength = 36;

    /// <summary>The symbols of a fixed text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<KeySymbol> OfText(string text) => text.Select(c => new KeySymbol(KeySymbolKind.Fixed, c, Repeats: false));

    /// <summary>A character of a kind, at least once.</summary>
    /// <param name="kind">The kind.</param>
    public static IEnumerable<KeySymbol> OnceOrMore(KeySymbolKind kind) => [new(kind, '\0', false), new(kind, '\0', true)];

    /// <summary>The symbols of a parameter's values.</summary>
    /// <param name="part">The place of the values.</param>
    public static IEnumerable<KeySymbol> OfValue(PathPart part) => part.Parameter!.Kind switch
    {
        _ when part.IsPartition => OnceOrMore(KeySymbolKind.OfSegment),
        KeyKind.Integer => [new(KeySymbolKind.Fixed, '-', true), .. OnceOrMore(KeySymbolKind.Digit)],
        KeyKind.Date => OfForm(part.Parameter.Format ?? "yyyy-MM-dd"),
        KeyKind.Timestamp or KeyKind.TimestampNtz when part.Parameter.Format is { } format => OfForm(format),
        KeyKind.Uuid => Enumerable.Repeat(new KeySymbol(KeySymbolKind.OfSegment, '\0', false), UuidLength),
        _ => OnceOrMore(KeySymbolKind.OfSegment),
    };

    /// <summary>Whether some character is of both kinds.</summary>
    /// <param name="other">The other step.</param>
    public bool Meets(KeySymbol other)
        => Kind is KeySymbolKind.Fixed ? other.Holds(Character)
            : other.Kind is KeySymbolKind.Fixed ? Holds(other.Character)
            : true;

    private bool Holds(char c) => Kind switch
    {
        KeySymbolKind.Fixed => c == Character,
        KeySymbolKind.Digit => char.IsAsciiDigit(c),
        KeySymbolKind.OfSegment => c != '/',
        _ => true,
    };

    /// <summary>Units of fixed width are as many digits; whatever else is no plain text may be anything within a segment.</summary>
    private static IEnumerable<KeySymbol> OfForm(string form)
        => !SortableForms.IsSortable(form) ? OnceOrMore(form.Contains('/', StringComparison.Ordinal) ? KeySymbolKind.Any : KeySymbolKind.OfSegment)
            : form.Select(c => DateUnits.Contains(c, StringComparison.Ordinal)
                ? new KeySymbol(KeySymbolKind.Digit, '\0', false)
                : new KeySymbol(KeySymbolKind.Fixed, c, false));
}

/// <summary>Kinds of characters in addresses.</summary>
internal enum KeySymbolKind
{
    /// <summary>One certain character.</summary>
    Fixed,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>Any character but <c>/</c>.</summary>
    OfSegment,

    /// <summary>Any character.</summary>
    Any,
}
