using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Checks custom text forms of dates and times: those of .NET, which the run time uses as they are.</summary>
internal static class TextForms
{
    private const string DateLetters = "yMdg";
    private const string TimeLetters = "hHmsfFt";
    private const string ZoneLetters = "zK";
    private static readonly string Separators = $"{TextFormPart.DateSeparator}{TextFormPart.TimeSeparator}";

    /// <summary>Digits of a second that .NET keeps.</summary>
    private const int MaxFraction = 7;

    public static bool Has(ColumnKind kind) =>
        kind is ColumnKind.Date or ColumnKind.Time or ColumnKind.Timestamp or ColumnKind.TimestampNtz;

    /// <summary>What is wrong with a form, as the end of a sentence; null where nothing is.</summary>
    /// <param name="isKey">Whether it is that of a key, which may leave smaller parts out.</param>
    public static string? Problem(ColumnKind kind, string form, bool isKey)
    {
        if (form.Length == 1)
        {
            return "a single letter is a form of .NET's own whose text depends on the culture; write the parts, such as " + Example(kind);
        }

        var (parts, problem) = TextFormPart.Read(form);
        if (problem is not null)
        {
            return problem;
        }

        var allowed = kind switch
        {
            ColumnKind.Date => DateLetters + TextFormPart.DateSeparator,
            ColumnKind.Time => TimeLetters + TextFormPart.TimeSeparator,
            ColumnKind.TimestampNtz => DateLetters + TimeLetters + Separators,
            _ => DateLetters + TimeLetters + ZoneLetters + Separators,
        };
        foreach (var letter in parts.Select(static part => part.Letter).OfType<char>())
        {
            if (!allowed.Contains(letter))
            {
                return Separators.Contains(letter) ? $"'{letter}' separates what a {ColumnKindNames.Of(kind)} does not have; put it in quotes"
                    : (DateLetters + TimeLetters + ZoneLetters).Contains(letter)
                    ? $"a {ColumnKindNames.Of(kind)} has no part '{letter}'"
                    : $"'{letter}' has no meaning{Meant(letter)}; put text in quotes, such as 'at'";
            }
        }

        if (Unreadable(parts) is { } unreadable)
        {
            return unreadable;
        }

        // The name of a weekday tells no day.
        var letters = new string([.. parts.Where(static part => part.Letter is not null && !part.IsWeekday).Select(static part => part.Letter!.Value)]);
        if (letters.Contains('h') && !letters.Contains('t'))
        {
            return "'h' counts twelve hours and needs 't' beside it; use 'H' for twenty-four";
        }

        return MissingPart(kind, letters, isKey) is { } part ? $"it lacks the {part}, without which a text cannot be read back" : null;
    }

    public static string Example(ColumnKind kind) => kind switch
    {
        ColumnKind.Date => "yyyy-MM-dd",
        ColumnKind.Time => "HH:mm:ss",
        _ => "yyyy-MM-dd HH:mm:ss",
    };

    private static string? MissingPart(ColumnKind kind, string letters, bool isKey)
    {
        if (kind != ColumnKind.Time)
        {
            if (!letters.Contains('y'))
            {
                return "year (yyyy)";
            }

            // A key may stand for a whole month or year; the run time refuses values that it cannot hold.
            if (!letters.Contains('M') && (!isKey || letters.Contains('d')))
            {
                return "month (MM)";
            }

            if (!letters.Contains('d') && (!isKey || letters.Contains('H')))
            {
                return "day (dd)";
            }
        }

        var hasHour = letters.Contains('H') || letters.Contains('h');
        return !hasHour && (kind == ColumnKind.Time || letters.Contains('m')) ? "hour (HH)" : null;
    }

    private static string Meant(char letter) => letter switch
    {
        'Y' => " (did you mean 'y'?)",
        'D' => " (did you mean 'd'?)",
        'S' => " (did you mean 's'?)",
        _ => string.Empty,
    };

    /// <summary>What .NET writes and then reads as something else, or not at all.</summary>
    private static string? Unreadable(IReadOnlyList<TextFormPart> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Letter is not { } letter)
            {
                continue;
            }

            if (letter == 'y' && part.Length == 3)
            {
                return "'yyy' writes four digits and reads three; write the year as yyyy";
            }

            if (letter is 'f' or 'F' && part.Length > MaxFraction)
            {
                return $"'{part}' is longer than the {MaxFraction} digits that a fraction of a second has";
            }

            if (parts.Take(i).FirstOrDefault(part.Contradicts) is { } earlier)
            {
                return $"'{earlier}' and '{part}' are one part in two forms, which are read as two values; leave one of them out";
            }

            if (part.IsOfVariableLength && i + 1 < parts.Count && parts[i + 1].StartsWithDigit)
            {
                return $"'{part}' has no fixed number of digits and digits follow it; write '{part.OfFixedLength}', or put text between them";
            }
        }

        return null;
    }
}
