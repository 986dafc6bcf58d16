using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TypedDao.Schema;

namespace TypedDao.Codecs.Text;

/// <summary>
/// The custom text form of a date, time or timestamp column: a format of .NET under the invariant culture. Forms of fixed
/// width are read without going through UTF-16. A timestamp whose text has no zone is UTC.
/// </summary>
internal sealed class TemporalFormat
{
    /// <summary>The longest text in bytes.</summary>
    public const int MaxLength = 256;

    private static readonly DateTime Sample = new(2001, 2, 3, 4, 5, 6);

    private readonly string _format;
    private readonly FixedLayout? _layout;

    private TemporalFormat(string format, FixedLayout? layout)
    {
        _format = format;
        _layout = layout;
    }

    /// <summary>The form of a column; null for ISO 8601.</summary>
    /// <param name="column">The column, for the message.</param>
    /// <param name="type">Its type.</param>
    /// <exception cref="ConfigurationException">The format is none for the column's type.</exception>
    public static TemporalFormat? Create(string column, ColumnType type)
    {
        if (type.TextFormat is not { } text || type.Kind is not (ColumnKind.Date or ColumnKind.Time or ColumnKind.Timestamp or ColumnKind.TimestampNtz))
        {
            return null;
        }

        var format = new TemporalFormat(text, FixedLayout.TryCreate(text));
        Span<byte> buffer = stackalloc byte[MaxLength + Buffers.InputBuffer.Padding];
        if (!format.CanWriteSample(buffer[..MaxLength], type.Kind))
        {
            throw new ConfigurationException(
                $"Column '{column}' has the text form '{text}', which is no format for {ColumnTypeNames.Of(type)}.",
                "Use a custom date and time format of .NET with the parts that the type has, such as \"yyyy/MM/dd HH:mm\" for timestamps.");
        }

        return format;
    }

    /// <summary>Reads a date.</summary>
    public bool TryRead(ref byte text, int length, out DateOnly value)
    {
        if (_layout is not null)
        {
            bool read = _layout.TryRead(ref text, length, out long ticks);
            value = DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay));
            return read;
        }

        Span<char> chars = stackalloc char[MaxLength];
        value = default;
        return TryDecode(ref text, length, ref chars) && DateOnly.TryParseExact(chars, _format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary>Reads a time of day.</summary>
    public bool TryRead(ref byte text, int length, out TimeOnly value)
    {
        if (_layout is not null)
        {
            bool read = _layout.TryRead(ref text, length, out long ticks);
            value = new TimeOnly(ticks % TimeSpan.TicksPerDay);
            return read;
        }

        Span<char> chars = stackalloc char[MaxLength];
        value = default;
        return TryDecode(ref text, length, ref chars) && TimeOnly.TryParseExact(chars, _format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary>Reads a date and time; a zone in the text is read over.</summary>
    public bool TryRead(ref byte text, int length, out DateTime value)
    {
        if (_layout is not null)
        {
            bool read = _layout.TryRead(ref text, length, out long ticks);
            value = new DateTime(ticks);
            return read;
        }

        bool parsed = TryParseInstant(ref text, length, out DateTimeOffset instant);
        value = instant.DateTime;
        return parsed;
    }

    /// <summary>Reads an instant.</summary>
    public bool TryRead(ref byte text, int length, out DateTimeOffset value)
    {
        if (_layout is not null)
        {
            bool read = _layout.TryRead(ref text, length, out long ticks);
            value = new DateTimeOffset(ticks, TimeSpan.Zero);
            return read;
        }

        bool parsed = TryParseInstant(ref text, length, out value);
        value = value.ToUniversalTime();
        return parsed;
    }

    /// <summary>Writes a date; <see cref="MaxLength"/> bytes and padding are at hand.</summary>
    /// <returns>The number of bytes; -1 where the text would not read back as the value.</returns>
    public int Write(Span<byte> destination, DateOnly value)
        => _layout is not null ? _layout.Write(destination, value.DayNumber * TimeSpan.TicksPerDay)
            : value.TryFormat(destination, out int length, _format, CultureInfo.InvariantCulture)
                && TryRead(ref MemoryMarshal.GetReference(destination), length, out DateOnly back) && back == value ? length : -1;

    /// <summary>Writes a time of day.</summary>
    /// <returns>The number of bytes; -1 where the text would not read back as the value.</returns>
    public int Write(Span<byte> destination, TimeOnly value)
        => _layout is not null ? _layout.Write(destination, value.Ticks)
            : value.TryFormat(destination, out int length, _format, CultureInfo.InvariantCulture)
                && TryRead(ref MemoryMarshal.GetReference(destination), length, out TimeOnly back) && back == value ? length : -1;

    /// <summary>Writes a date and time.</summary>
    /// <returns>The number of bytes; -1 where the text would not read back as the value.</returns>
    public int Write(Span<byte> destination, DateTime value)
        => _layout is not null ? _layout.Write(destination, value.Ticks)
            : new DateTimeOffset(value.Ticks, TimeSpan.Zero).TryFormat(destination, out int length, _format, CultureInfo.InvariantCulture)
                && TryRead(ref MemoryMarshal.GetReference(destination), length, out DateTime back) && back.Ticks == value.Ticks ? length : -1;

    /// <summary>Writes an instant.</summary>
    /// <returns>The number of bytes; -1 where the text would not read back as the value.</returns>
    public int Write(Span<byte> destination, DateTimeOffset value)
        => _layout is not null ? _layout.Write(destination, value.UtcTicks)
            : value.ToUniversalTime().TryFormat(destination, out int length, _format, CultureInfo.InvariantCulture)
                && TryRead(ref MemoryMarshal.GetReference(destination), length, out DateTimeOffset back) && back == value ? length : -1;

    /// <summary>Whether texts of this form may hold a character.</summary>
    public bool MayHold(byte value) => _layout is null || _format.Contains((char)value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _format;

    private static bool TryDecode(ref byte text, int length, ref Span<char> chars)
    {
        if ((uint)length > MaxLength)
        {
            return false;
        }

        int count = Encoding.UTF8.GetChars(MemoryMarshal.CreateReadOnlySpan(ref text, length), chars);
        chars = chars[..count];
        return true;
    }

    private bool TryParseInstant(ref byte text, int length, out DateTimeOffset value)
    {
        Span<char> chars = stackalloc char[MaxLength];
        value = default;
        return TryDecode(ref text, length, ref chars)
            && DateTimeOffset.TryParseExact(chars, _format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    // A format with parts of another type, or a timestamp without a date, does not survive the sample.
    private bool CanWriteSample(Span<byte> buffer, ColumnKind kind)
    {
        try
        {
            return kind switch
            {
                ColumnKind.Date => _layout is null ? Write(buffer, DateOnly.FromDateTime(Sample)) > 0 : _layout is { HasDate: true, HasTimePart: false },
                ColumnKind.Time => _layout is null ? Write(buffer, new TimeOnly(4, 0)) > 0 : _layout is { HasDatePart: false, HasTimePart: true },
                _ => _layout?.HasDate ?? TryFormatDate(buffer),
            };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool TryFormatDate(Span<byte> buffer)
        => new DateTimeOffset(Sample, TimeSpan.Zero).TryFormat(buffer, out int length, _format, CultureInfo.InvariantCulture)
            && TryRead(ref MemoryMarshal.GetReference(buffer), length, out DateTime back) && back.Date == Sample.Date;
}
