using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>
/// A custom form of dates and times of which every part has a fixed width, such as <c>yyyy/MM/dd HH:mm</c>: text is
/// compared with a template eight bytes at a time, then digits are taken from known positions.
/// </summary>
internal sealed class FixedLayout
{
    /// <summary>The longest form in bytes.</summary>
    public const int MaxLength = 40;

    private readonly byte[] _template;
    private readonly ulong[] _words;
    private readonly ulong[] _literals;
    private readonly ulong[] _used;
    private readonly int _year;
    private readonly int _month;
    private readonly int _day;
    private readonly int _hour;
    private readonly int _minute;
    private readonly int _second;
    private readonly int _fraction;
    private readonly int _fractionDigits;
    private readonly long _resolution;

    private FixedLayout(ReadOnlySpan<byte> template, ReadOnlySpan<bool> digits, ReadOnlySpan<int> parts, int fractionDigits)
    {
        _template = template.ToArray();
        int words = (template.Length + 7) / 8;
        _words = new ulong[words];
        _literals = new ulong[words];
        _used = new ulong[words];
        for (int i = 0; i < template.Length; i++)
        {
            int shift = 8 * (i % 8);
            _words[i / 8] |= (ulong)template[i] << shift;
            _literals[i / 8] |= digits[i] ? 0 : 0xFFUL << shift;
            _used[i / 8] |= 0xFFUL << shift;
        }

        (_year, _month, _day, _hour, _minute, _second, _fraction) = (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
        _fractionDigits = fractionDigits;
        _resolution = fractionDigits > 0 ? (long)Digits.Powers[7 - fractionDigits]
            : _second >= 0 ? TimeSpan.TicksPerSecond
            : _minute >= 0 ? TimeSpan.TicksPerMinute
            : _hour >= 0 ? TimeSpan.TicksPerHour
            : TimeSpan.TicksPerDay;
    }

    /// <summary>The length of every text in bytes.</summary>
    public int Length => _template.Length;

    /// <summary>Whether year, month and day are all there.</summary>
    public bool HasDate => _year >= 0 && _month >= 0 && _day >= 0;

    /// <summary>Whether any of year, month and day is there.</summary>
    public bool HasDatePart => _year >= 0 || _month >= 0 || _day >= 0;

    /// <summary>Whether any part of a time of day is there.</summary>
    public bool HasTimePart => _hour >= 0 || _minute >= 0 || _second >= 0 || _fraction >= 0;

    /// <summary>The layout of a custom format; null where a part has no fixed width.</summary>
    /// <param name="format">A custom format of .NET.</param>
    public static FixedLayout? TryCreate(string format)
    {
        // A single character is a standard format.
        if (format.Length < 2)
        {
            return null;
        }

        Span<byte> template = stackalloc byte[MaxLength];
        Span<bool> digits = stackalloc bool[MaxLength];
        Span<int> parts = stackalloc int[7];
        digits.Clear();
        parts.Fill(-1);
        int fractionDigits = 0;
        int length = 0;
        for (int at = 0; at < format.Length;)
        {
            char c = format[at];
            int run = Run(format, at);
            int part = "yMdHmsf".IndexOf(c);
            if (part >= 0)
            {
                bool regular = part switch { 0 => run == 4, 6 => run <= 7, _ => run == 2 };
                if (!regular || parts[part] >= 0 || length + run > MaxLength)
                {
                    return null;
                }

                fractionDigits = part == 6 ? run : fractionDigits;
                parts[part] = length;
                template.Slice(length, run).Fill((byte)'0');
                digits.Slice(length, run).Fill(true);
                length += run;
                at += run;
            }
            else if (!IsLiteral(c) || length == MaxLength)
            {
                return null;
            }
            else
            {
                template[length++] = (byte)c;
                at++;
            }
        }

        return new FixedLayout(template[..length], digits[..length], parts, fractionDigits);
    }

    /// <summary>Reads ticks since the first day; parts that the form lacks are the least possible.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="ticks">The ticks.</param>
    public bool TryRead(ref byte text, int length, out long ticks)
    {
        ticks = 0;
        if (length != _template.Length)
        {
            return false;
        }

        for (int i = 0; i < _words.Length; i++)
        {
            ulong difference = (Digits.Load(ref text, 8 * i) ^ _words[i]) & _used[i];
            if ((difference & _literals[i]) != 0 || !Digits.AreDigits(difference))
            {
                return false;
            }
        }

        uint year = _year < 0 ? 1 : (100 * Calendar.Pair(ref text, _year)) + Calendar.Pair(ref text, _year + 2);
        uint fraction = 0;
        for (int i = 0; i < _fractionDigits; i++)
        {
            fraction = (fraction * 10) + (uint)(Unsafe.Add(ref text, _fraction + i) - '0');
        }

        if (!Calendar.TryGetDayNumber(year, PairOr(ref text, _month, 1), PairOr(ref text, _day, 1), out int day)
            || !Calendar.TryGetTicks(
                PairOr(ref text, _hour, 0), PairOr(ref text, _minute, 0), PairOr(ref text, _second, 0), fraction * (uint)Digits.Powers[7 - _fractionDigits], out ticks))
        {
            return false;
        }

        ticks += day * TimeSpan.TicksPerDay;
        return true;
    }

    /// <summary>Writes ticks since the first day; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes; -1 where the value has parts that the form does not show.</returns>
    public int Write(Span<byte> destination, long ticks)
    {
        if (ticks % _resolution != 0 || (!HasDate && ticks >= TimeSpan.TicksPerDay))
        {
            return -1;
        }

        _template.CopyTo(destination);
        var value = new DateTime(ticks);
        value.Deconstruct(out DateOnly date, out TimeOnly time);
        if (_year >= 0)
        {
            (uint century, uint rest) = Math.DivRem((uint)date.Year, 100u);
            Digits.WritePair(ref destination[_year], century);
            Digits.WritePair(ref destination[_year + 2], rest);
        }

        WritePart(destination, _month, date.Month);
        WritePart(destination, _day, date.Day);
        WritePart(destination, _hour, time.Hour);
        WritePart(destination, _minute, time.Minute);
        WritePart(destination, _second, time.Second);
        if (_fractionDigits > 0)
        {
            Digits.WritePadded(ref destination[_fraction], (ulong)(ticks % TimeSpan.TicksPerSecond / _resolution), _fractionDigits);
        }

        return _template.Length;
    }

    private static uint PairOr(ref byte text, int offset, uint absent) => offset < 0 ? absent : Calendar.Pair(ref text, offset);

    private static void WritePart(Span<byte> destination, int offset, int value)
    {
        if (offset >= 0)
        {
            Digits.WritePair(ref destination[offset], (uint)value);
        }
    }

    private static int Run(string format, int start)
    {
        int end = start + 1;
        while (end < format.Length && format[end] == format[start])
        {
            end++;
        }

        return end - start;
    }

    // Letters that .NET gives a meaning, quotes and escapes are left to .NET.
    private static bool IsLiteral(char c) => char.IsAscii(c) && !char.IsControl(c) && !"FghKtz\"'\\%".Contains(c, StringComparison.Ordinal);
}
