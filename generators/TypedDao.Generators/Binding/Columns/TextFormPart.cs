namespace TypedDao.Generators.Binding;

/// <summary>A part of a custom text form: a letter that is written once or several times, a separator, or text.</summary>
/// <param name="Letter">The letter or separator of .NET; null for text.</param>
/// <param name="Length">How often it is written.</param>
/// <param name="Text">The text.</param>
internal sealed record TextFormPart(char? Letter, int Length, string Text)
{
    /// <summary>Letters that stand for themselves so often that they need no quotes.</summary>
    private const string FreeLetters = "TZ";

    /// <summary>What .NET allows only where there is a date.</summary>
    public const char DateSeparator = '/';

    /// <summary>What .NET allows only where there is a time.</summary>
    public const char TimeSeparator = ':';

    /// <summary>Whether it is the name of a day of the week.</summary>
    public bool IsWeekday => Letter == 'd' && Length > 2;

    public bool IsOfVariableLength => Letter is 'F' || (Length == 1 && Letter is 'y' or 'M' or 'd' or 'h' or 'H' or 'm' or 's' or 'z');

    /// <summary>The same part, always as long.</summary>
    public string OfFixedLength => Letter == 'F' ? new('f', Length) : new(Letter ?? ' ', 2);

    public bool StartsWithDigit => Letter switch
    {
        null => char.IsDigit(Text[0]),
        'M' or 'd' => Length <= 2,
        'y' or 'h' or 'H' or 'm' or 's' or 'f' or 'F' => true,
        _ => false,
    };

    /// <summary>Whether both stand for one value, which is read as two.</summary>
    public bool Contradicts(TextFormPart other) => (Letter, other.Letter) switch
    {
        ('y', 'y') => Length <= 2 != other.Length <= 2,
        ('h', 'H') or ('H', 'h') => true,
        ('f' or 'F', 'f' or 'F') => Length != other.Length,
        _ => false,
    };

    /// <summary>Reads a form.</summary>
    public static (IReadOnlyList<TextFormPart> Parts, string? Problem) Read(string form)
    {
        var parts = new List<TextFormPart>();
        for (var i = 0; i < form.Length; i++)
        {
            var c = form[i];
            if (c is '\'' or '"')
            {
                var end = form.IndexOf(c, i + 1);
                if (end < 0)
                {
                    return (parts, $"a closing {c} is missing");
                }

                AddText(parts, form.Substring(i + 1, end - i - 1));
                i = end;
            }
            else if (c == '\\')
            {
                if (++i == form.Length)
                {
                    return (parts, "it ends with '\\'");
                }

                AddText(parts, form.Substring(i, 1));
            }
            else if (c == '%')
            {
                return (parts, "'%' has no place here");
            }
            else if (c is DateSeparator or TimeSeparator)
            {
                parts.Add(new(c, 1, string.Empty));
            }
            else if (char.IsLetter(c) && !FreeLetters.Contains(c))
            {
                var start = i;
                while (i + 1 < form.Length && form[i + 1] == c)
                {
                    i++;
                }

                parts.Add(new(c, i + 1 - start, string.Empty));
            }
            else
            {
                AddText(parts, form.Substring(i, 1));
            }
        }

        return (parts, null);
    }

    public override string ToString() => Letter is { } letter ? new(letter, Length) : Text;

    private static void AddText(List<TextFormPart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new(null, 0, text));
        }
    }
}
