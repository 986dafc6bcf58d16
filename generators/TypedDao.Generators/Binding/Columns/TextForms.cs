using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Checks custom text forms of dates and times: those of .NET, which the run time uses as they are.</summary>
internal static class TextForms
{
    private const string DateLetters = "yMdg";
    private const string TimeLetters = "hHmsfFt";
    private const string ZoneLetters = "zK";

    /// <summary>Letters that stand for themselves so often that they need no quotes.</summary>
    private const string FreeLetters = "TZ";

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

        var (letters, problem) = Read(form);
        if (problem is not null)
        {
            return problem;
        }

        var allowed = kind switch
        {
            ColumnKind.Date => DateLetters,
            ColumnKind.Time => TimeLetters,
            ColumnKind.TimestampNtz => DateLetters + TimeLetters,
            _ => DateLetters + TimeLetters + ZoneLetters,
        };
        foreach (var letter in letters)
        {
            if (!allowed.Contains(letter))
            {
                return (DateLetters + TimeLetters + ZoneLetters).Contains(letter)
                    ? $"a {ColumnKindNames.Of(kind)} has no part '{letter}'"
                    : $"'{letter}' has no meaning{Meant(letter)}; put text in quotes, such as 'at'";
            }
        }

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

    private static (string Letters, string? Problem) Read(string form)
    {
        var letters = string.Empty;
        for (var i = 0; i < form.Length; i++)
        {
            var c = form[i];
            if (c is '\'' or '"')
            {
                var end = form.IndexOf(c, i + 1);
                if (end < 0)
                {
                    return (letters, $"a closing {c} is missing");
                }

                i = end;
            }
            else if (c == '\\')
            {
                if (++i == form.Length)
                {
                    return (letters, "it ends with '\\'");
                }
            }
            else if (c == '%')
            {
                return (letters, "'%' has no place here");
            }
            else if (char.IsLetter(c) && !FreeLetters.Contains(c))
            {
                letters += c;
            }
        }

        return (letters, null);
    }
}
