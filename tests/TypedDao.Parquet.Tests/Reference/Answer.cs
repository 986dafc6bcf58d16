using System.Globalization;
using System.Text.Json;

namespace TypedDao.Parquet.Tests.Reference;

/// <summary>Compares a value with the answer of another reader, which has an encoding of its own.</summary>
internal static class Answer
{
    /// <summary>Whether a value is what another reader says.</summary>
    /// <param name="expected">What it says.</param>
    /// <param name="found">The value.</param>
    public static bool Is(JsonElement expected, JsonElement found) => expected.ValueKind switch
    {
        JsonValueKind.Null => found.ValueKind == JsonValueKind.Null || IsEmptyList(found),
        JsonValueKind.True or JsonValueKind.False => found.ValueKind == expected.ValueKind,
        JsonValueKind.Number => IsNumber(expected.GetDouble(), found),
        JsonValueKind.Array => found.ValueKind == JsonValueKind.Array
            && expected.GetArrayLength() == found.GetArrayLength()
            && expected.EnumerateArray().Zip(found.EnumerateArray()).All(pair => Is(pair.First, pair.Second)),
        JsonValueKind.Object => IsObject(expected, found),
        _ => IsText(expected.GetString()!, found),
    };

    private static bool IsObject(JsonElement expected, JsonElement found)
    {
        if (found.ValueKind == JsonValueKind.Array)
        {
            // A map as an object.
            JsonProperty[] members = [.. expected.EnumerateObject()];
            return members.Length == found.GetArrayLength()
                && members.Zip(found.EnumerateArray()).All(pair => IsText(pair.First.Name, pair.Second.GetProperty("key")) && Is(pair.First.Value, pair.Second.GetProperty("value")));
        }

        return found.ValueKind == JsonValueKind.Object
            && expected.EnumerateObject().All(member => found.TryGetProperty(member.Name, out _))
            && found.EnumerateObject().All(member => expected.TryGetProperty(member.Name, out JsonElement value)
                ? Is(value, member.Value)
                : member.Value.ValueKind == JsonValueKind.Null);
    }

    // One of the readers tells empty lists that cannot be null as null, and leaves groups out that are null.
    private static bool IsEmptyList(JsonElement found) => found.ValueKind == JsonValueKind.Array && found.GetArrayLength() == 0;

    private static bool IsNumber(double expected, JsonElement found) => found.ValueKind switch
    {
        // What is a float here is the exact double of it there.
        JsonValueKind.Number => found.GetDouble() == expected || (double)found.GetSingle() == expected,
        JsonValueKind.String => double.TryParse(found.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value - expected) <= Math.Abs(expected) * 1e-12,
        _ => false,
    };

    private static bool IsText(string expected, JsonElement found)
    {
        if (found.ValueKind == JsonValueKind.Number)
        {
            return found.GetRawText() == expected;
        }

        return found.ValueKind == JsonValueKind.String && (found.GetString() == expected || IsBytes(expected, found) || IsTextOfBytes(expected, found) || IsMoment(expected, found.GetString()!));
    }

    private static bool IsBytes(string expected, JsonElement found)
        => expected.StartsWith("0x", StringComparison.Ordinal) && found.TryGetBytesFromBase64(out byte[]? bytes)
            && Convert.ToHexString(bytes).Equals(expected[2..], StringComparison.OrdinalIgnoreCase);

    // One of the readers takes all bytes for text.
    private static bool IsTextOfBytes(string expected, JsonElement found)
        => found.TryGetBytesFromBase64(out byte[]? bytes) && System.Text.Encoding.UTF8.GetString(bytes) == expected;

    // 2020-01-02 03:04:05.600000+00 is 2020-01-02T03:04:05.6Z.
    private static bool IsMoment(string expected, string found)
    {
        string text = expected.Replace(' ', 'T');
        if (text.EndsWith("+00", StringComparison.Ordinal))
        {
            text = text[..^3] + "Z";
        }

        return Trim(text) == Trim(found) || (text.EndsWith('Z') && Trim(text[..^1]) == Trim(found) && !found.Contains('T', StringComparison.Ordinal)) || IsMicroseconds(expected, found);
    }

    // Timestamps that the other reader cannot hold are told in microseconds since 1970.
    private static bool IsMicroseconds(string expected, string found)
    {
        if (!long.TryParse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            return false;
        }

        (long seconds, long rest) = (Math.DivRem(value, 1_000_000).Quotient, value % 1_000_000);
        (long days, long second) = (seconds / 86_400, seconds % 86_400);
        string time = TimeSpan.FromTicks((second * TimeSpan.TicksPerSecond) + (rest * 10)).ToString("c", CultureInfo.InvariantCulture);
        int split = found.IndexOf('T', StringComparison.Ordinal);
        return split > 0 && Trim(time) == Trim(found[(split + 1)..]) && DayNumber(found[..split]) == days;
    }

    // Counted year by year, for years of any number of digits.
    private static long DayNumber(string date)
    {
        string[] parts = date.TrimStart('+').Split('-');
        (long year, long month, long day) = (long.Parse(parts[0]), long.Parse(parts[1]), long.Parse(parts[2]));
        long days = 0;
        for (long y = 1970; y < year; y++)
        {
            days += DaysOf(y);
        }

        for (long m = 1; m < month; m++)
        {
            days += m switch { 2 => DaysOf(year) - 337, 4 or 6 or 9 or 11 => 30, _ => 31 };
        }

        return days + day - 1;
    }

    private static long DaysOf(long year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 366 : 365;

    private static string Trim(string moment)
    {
        bool isUtc = moment.EndsWith('Z');
        string text = isUtc ? moment[..^1] : moment;
        return (text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text) + (isUtc ? "Z" : string.Empty);
    }
}
