using System.Globalization;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads the text of a scalar by the type that its key wants. YAML's implicit typing plays no part.</summary>
internal static class KeyText
{
    private static readonly string[] ClockForms = [@"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss", @"d\.hh\:mm\:ss\.FFFFFFF"];

    /// <summary>What is wrong with a text, as the end of the sentence "X is …"; null where nothing is.</summary>
    public static string? Problem(KeyType type, string text) => TryRead(type, text, out _, out var problem) ? null : problem;

    /// <summary>Reads a text.</summary>
    /// <param name="canonical">The invariant text that a model holds; of enums the C# member.</param>
    /// <param name="problem">What the text is not, as the end of the sentence "X is …".</param>
    public static bool TryRead(KeyType type, string text, out string canonical, out string problem)
    {
        canonical = text;
        problem = string.Empty;
        switch (type.Value)
        {
            case var _ when type.Kind != KeyTypeKind.Scalar:
                problem = "one text, where more is wanted";
                return false;
            case ValueKind.Char:
                problem = "not a single character";
                return text.Length == 1;
            case ValueKind.Bool:
                problem = "neither true nor false";
                return text is "true" or "false";
            case >= ValueKind.SByte and <= ValueKind.UInt64:
                return TryReadInteger(type, text, ref canonical, ref problem);
            case ValueKind.Decimal:
                problem = "not a decimal number such as 1.50";
                return TryReadDecimal(text, ref canonical);
            case ValueKind.Float or ValueKind.Double:
                problem = "not a number such as 0.5 or 1e-3";
                return TryReadDouble(text, type.Value, ref canonical);
            case ValueKind.Duration:
                problem = "not a duration such as 250ms, 90s, 5m, 2h, 1d or 00:01:30";
                return TryReadDuration(text, ref canonical);
            case ValueKind.Uri:
                problem = "not an absolute URL such as https://host/path";
                // A path without a scheme is a URL to some platforms.
                return text.IndexOf(':') > 1 && Uri.TryCreate(text, UriKind.Absolute, out _);
            case ValueKind.Enum:
                return TryReadChoice(type, text, ref canonical, ref problem);
            default:
                return true;
        }
    }

    private static bool TryReadInteger(KeyType type, string text, ref string canonical, ref string problem)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            problem = "not an integer";
            return false;
        }

        if (number < type.Minimum || number > type.Maximum)
        {
            problem = string.Format(CultureInfo.InvariantCulture, "not between {0} and {1}", type.Minimum, type.Maximum);
            return false;
        }

        canonical = number.ToString("0", CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryReadDecimal(string text, ref string canonical)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        canonical = number.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryReadDouble(string text, ValueKind kind, ref string canonical)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number) || double.IsNaN(number))
        {
            return false;
        }

        canonical = kind == ValueKind.Float
            ? ((float)number).ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
        return kind != ValueKind.Float || !float.IsInfinity((float)number);
    }

    private static bool TryReadDuration(string text, ref string canonical)
    {
        TimeSpan duration;
        var digits = 0;
        while (digits < text.Length && text[digits] is >= '0' and <= '9')
        {
            digits++;
        }

        long unit = text.Substring(digits) switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => 0,
        };
        if (unit != 0)
        {
            if (!long.TryParse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count > TimeSpan.MaxValue.Ticks / unit)
            {
                return false;
            }

            duration = new(count * unit);
        }
        else if (!TimeSpan.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, out duration))
        {
            return false;
        }

        canonical = duration.Ticks.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryReadChoice(KeyType type, string text, ref string canonical, ref string problem)
    {
        foreach (var choice in type.Choices)
        {
            if (choice.Name == text)
            {
                canonical = choice.Member;
                return true;
            }
        }

        problem = $"not one of {string.Join(", ", type.Choices.Select(choice => choice.Name))}";
        return false;
    }
}
