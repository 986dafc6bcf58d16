using System.Globalization;
using System.Text;

namespace TypedDao.Generators.Binding;

/// <summary>The texts of dates and times in a custom form, as .NET writes them in the invariant culture.</summary>
internal static class TemporalTexts
{
    private const string Letters = "yMdgHhmsfFtzK";
    private static readonly DateTimeFormatInfo Names = CultureInfo.InvariantCulture.DateTimeFormat;

    public static void Add(SegmentAssembler segments, string form)
    {
        var text = new StringBuilder();
        for (var i = 0; i < form.Length;)
        {
            var c = form[i];
            if (c is '\'' or '"')
            {
                var end = form.IndexOf(c, i + 1);
                end = end < 0 ? form.Length : end;
                text.Append(form, i + 1, end - i - 1);
                i = end + 1;
            }
            else if (c == '\\')
            {
                text.Append(form, i + 1, Math.Min(1, form.Length - i - 1));
                i += 2;
            }
            else if (!Letters.Contains(c))
            {
                text.Append(c);
                i++;
            }
            else
            {
                var start = i;
                while (i < form.Length && form[i] == c)
                {
                    i++;
                }

                AddPart(segments, text, c, i - start);
            }
        }

        segments.Text(text.ToString());
    }

    private static void AddPart(SegmentAssembler segments, StringBuilder text, char letter, int length)
    {
        // A fraction that is zero is left out with the point before it.
        var hasPoint = letter == 'F' && text.Length > 0 && text[text.Length - 1] == '.';
        if (hasPoint)
        {
            text.Length--;
        }

        segments.Text(text.ToString());
        text.Clear();
        segments.Values($"{letter}{length}{(hasPoint ? "." : null)}", language => Add(language, letter, length, hasPoint));
    }

    private static void Add(KeyLanguageBuilder language, char letter, int length, bool hasPoint)
    {
        switch (letter)
        {
            case 'y':
                Year(language, length);
                break;
            case 'M' when length > 2:
                language.Words([.. (length == 3 ? Names.AbbreviatedMonthNames : Names.MonthNames).Where(name => name.Length > 0)]);
                break;
            case 'M':
                Number(language, 1, 12, length);
                break;
            case 'd' when length > 2:
                language.Words(length == 3 ? Names.AbbreviatedDayNames : Names.DayNames);
                break;
            case 'd':
                Number(language, 1, 31, length);
                break;
            case 'H':
                Number(language, 0, 23, length);
                break;
            case 'h':
                Number(language, 1, 12, length);
                break;
            case 'm' or 's':
                Number(language, 0, 59, length);
                break;
            case 'f':
                language.Digits(length);
                break;
            case 'F':
                Fraction(language, length, hasPoint);
                break;
            case 't':
                language.Words(length == 1 ? ["A", "P"] : [Names.AMDesignator, Names.PMDesignator]);
                break;
            case 'g':
                language.Text(Names.GetEraName(1));
                break;

            // Instants are written in UTC.
            default:
                language.Text(letter == 'K' || length > 2 ? "+00:00" : length == 2 ? "+00" : "+0");
                break;
        }
    }

    private static void Year(KeyLanguageBuilder language, int length)
    {
        if (length <= 2)
        {
            Number(language, 0, 99, length);
        }
        else
        {
            language.Text(new string('0', length - 4));
            language.Digits(4);
        }
    }

    private static void Number(KeyLanguageBuilder language, int first, int last, int length) =>
        language.Words([.. Enumerable.Range(first, last - first + 1).Select(number => number.ToString(length == 1 ? "D" : "D2", CultureInfo.InvariantCulture))]);

    private static void Fraction(KeyLanguageBuilder language, int length, bool hasPoint)
    {
        var choices = Enumerable.Range(0, Math.Min(length, 7)).Select(before => (Action<KeyLanguageBuilder>)(digits =>
        {
            digits.Text(hasPoint ? "." : string.Empty);
            digits.Digits(before);
            digits.Range('1', '9');
        }));
        language.Choice([static _ => { }, .. choices]);
    }
}
