using System.Globalization;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Codecs.Text;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Values;

public sealed class TemporalTests
{
    [Theory]
    [InlineData("2025-01-07")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2000-02-29")]
    [InlineData("2024-02-29")]
    public async Task Dates_are_read_and_written(string text)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Date);
        DateOnly date = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(date, Assert.Single((await Cells.CsvAsync<DateOnly, DateShape>(type, text)).Good).Value);
        Assert.Equal(date, Assert.Single((await Cells.JsonAsync<DateOnly, DateShape>(type, $"\"{text}\"")).Good).Value);
        Assert.Equal($"v\n{text}\n", await Cells.WriteAsync<DateOnly, DateShape>(Support.Codecs.Csv(), type, date));
    }

    [Fact]
    public void Every_day_is_written_as_NET_writes_it()
    {
        byte[] buffer = new byte[Iso.MaxLength];
        byte[] expected = new byte[10];
        for (int day = DateOnly.MinValue.DayNumber; day <= DateOnly.MaxValue.DayNumber; day++)
        {
            DateOnly date = DateOnly.FromDayNumber(day);
            Assert.True(date.TryFormat(expected, out _, "O", CultureInfo.InvariantCulture));
            Assert.Equal(10, Iso.Write(ref buffer[0], date));
            Assert.True(buffer.AsSpan(0, 10).SequenceEqual(expected), date.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Every_day_is_read_as_NET_reads_it()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 3_652_059 / 37).Select(i => DateOnly.FromDayNumber(i * 37))];
        string text = "v\n" + string.Join('\n', days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal(days, (await Cells.ReadAsync<DateOnly, DateShape>(Support.Codecs.Csv(), ColumnType.Of(ColumnKind.Date), text)).Good.Select(cell => cell.Value));
        Assert.Equal(text + "\n", await Cells.WriteAsync<DateOnly, DateShape>(Support.Codecs.Csv(), ColumnType.Of(ColumnKind.Date), days));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-01")]
    [InlineData("2025-01-00")]
    [InlineData("2025-04-31")]
    [InlineData("0000-01-01")]
    [InlineData("2025-1-7")]
    [InlineData("2025/01/07")]
    [InlineData("2025-01-07T")]
    [InlineData("2O25-01-07")]
    [InlineData("2025-01-0x")]
    public async Task What_is_no_date_is_bad(string text)
        => Assert.Equal(("expected date", text), await ErrorAsync<DateOnly, DateShape>(ColumnKind.Date, text));

    [Theory]
    [InlineData("10:00:00", "10:00:00")]
    [InlineData("10:00", "10:00:00")]
    [InlineData("23:59:59.9999999", "23:59:59.9999999")]
    [InlineData("00:00:00.5", "00:00:00.5")]
    [InlineData("00:00:00.500000000", "00:00:00.5")]
    [InlineData("01:02:03.0000001", "01:02:03.0000001")]
    public async Task Times_are_read_and_written(string text, string written)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Time);
        TimeOnly time = Assert.Single((await Cells.CsvAsync<TimeOnly, TimeShape>(type, text)).Good).Value;
        Assert.Equal(TimeOnly.Parse(written, CultureInfo.InvariantCulture), time);
        Assert.Equal($"{{\"v\":\"{written}\"}}\n", await Cells.WriteAsync<TimeOnly, TimeShape>(Support.Codecs.JsonLines, type, time));
    }

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("10:60:00")]
    [InlineData("10:00:60")]
    [InlineData("10:00:00.")]
    [InlineData("10:00:00.12345678")]
    [InlineData("10:00:0")]
    [InlineData("1:00:00")]
    [InlineData("10:00:00Z")]
    public async Task What_is_no_time_is_bad(string text)
        => Assert.Equal(("expected time", text), await ErrorAsync<TimeOnly, TimeShape>(ColumnKind.Time, text));

    [Theory]
    [InlineData("2025-01-07T10:00:00Z", "2025-01-07T10:00:00Z")]
    [InlineData("2025-01-07T10:00:00.123456Z", "2025-01-07T10:00:00.123456Z")]
    [InlineData("2025-01-07 10:00:00", "2025-01-07T10:00:00Z")]
    [InlineData("2025-01-07t10:00z", "2025-01-07T10:00:00Z")]
    [InlineData("2025-01-07T10:00:00+01:30", "2025-01-07T08:30:00Z")]
    [InlineData("2025-01-07T10:00:00-0800", "2025-01-07T18:00:00Z")]
    [InlineData("2025-01-07 10:00:00.5+00", "2025-01-07T10:00:00.5Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public async Task Timestamps_become_UTC(string text, string written)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Timestamp);
        DateTimeOffset value = Assert.Single((await Cells.CsvAsync<DateTimeOffset, TimestampShape>(type, text)).Good).Value;
        Assert.Equal(TimeSpan.Zero, value.Offset);
        Assert.Equal(value, Assert.Single((await Cells.JsonAsync<DateTimeOffset, TimestampShape>(type, $"\"{text}\"")).Good).Value);
        Assert.Equal($"v\n{written}\n", await Cells.WriteAsync<DateTimeOffset, TimestampShape>(Support.Codecs.Csv(), type, value));
    }

    [Fact]
    public async Task Timestamps_of_another_offset_are_written_in_UTC()
        => Assert.Equal(
            "v\n2025-01-07T08:30:00Z\n",
            await Cells.WriteAsync<DateTimeOffset, TimestampShape>(
                Support.Codecs.Csv(), ColumnType.Of(ColumnKind.Timestamp), new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.FromMinutes(90))));

    [Theory]
    [InlineData("2025-01-07")]
    [InlineData("2025-01-07T24:00:00Z")]
    [InlineData("2025-01-07T10:00:00ZZ")]
    [InlineData("2025-01-07T10:00:00+25:00")]
    [InlineData("2025-01-07T10:00:00+1")]
    [InlineData("2025-01-07x10:00:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public async Task What_is_no_timestamp_is_bad(string text)
        => Assert.Equal(("expected timestamp", text), await ErrorAsync<DateTimeOffset, TimestampShape>(ColumnKind.Timestamp, text));

    [Fact]
    public async Task Local_timestamps_have_no_zone()
    {
        ColumnType type = ColumnType.Of(ColumnKind.TimestampNtz);
        DateTime value = Assert.Single((await Cells.CsvAsync<DateTime, TimestampNtzShape>(type, "2025-01-07 10:00:00.25")).Good).Value;
        Assert.Equal((new DateTime(2025, 1, 7, 10, 0, 0, 250), DateTimeKind.Unspecified), (value, value.Kind));
        Assert.Equal("v\n2025-01-07T10:00:00.25\n", await Cells.WriteAsync<DateTime, TimestampNtzShape>(Support.Codecs.Csv(), type, value));
        Assert.Equal(("expected timestamp_ntz", "2025-01-07T10:00:00Z"), await ErrorAsync<DateTime, TimestampNtzShape>(ColumnKind.TimestampNtz, "2025-01-07T10:00:00Z"));
    }

    [Theory]
    [InlineData("yyyy/MM/dd HH:mm", "2001/02/03 04:05", "2001-02-03T04:05:00")]
    [InlineData("yyyyMMddHHmmss", "20010203040506", "2001-02-03T04:05:06")]
    [InlineData("dd.MM.yyyy HH:mm:ss.fff", "03.02.2001 04:05:06.789", "2001-02-03T04:05:06.789")]
    [InlineData("yyyy-MM-ddTHH:mm:ss.fffffff", "2001-02-03T04:05:06.7891234", "2001-02-03T04:05:06.7891234")]
    [InlineData("M/d/yyyy h:mm tt", "2/3/2001 4:05 PM", "2001-02-03T16:05:00")]
    [InlineData("ddd, dd MMM yyyy HH:mm:ss", "Sat, 03 Feb 2001 04:05:06", "2001-02-03T04:05:06")]
    [InlineData("yy-MM-dd'T'HH", "01-02-03T04", "2001-02-03T04:00:00")]
    [InlineData("s", "2001-02-03T04:05:06", "2001-02-03T04:05:06")]
    public async Task Custom_forms_are_read_and_written(string format, string text, string iso)
    {
        DateTime expected = DateTime.Parse(iso, CultureInfo.InvariantCulture);
        ColumnType local = ColumnType.Of(ColumnKind.TimestampNtz).WithFormat(format);
        ColumnType instant = ColumnType.Of(ColumnKind.Timestamp).WithFormat(format);
        Assert.Equal(expected, Assert.Single((await Cells.CsvAsync<DateTime, TimestampNtzShape>(local, $"\"{text}\"")).Good).Value);
        Assert.Equal(
            new DateTimeOffset(expected, TimeSpan.Zero), Assert.Single((await Cells.JsonAsync<DateTimeOffset, TimestampShape>(instant, $"\"{text}\"")).Good).Value);
        Assert.Equal($"{{\"v\":\"{text}\"}}\n", await Cells.WriteAsync<DateTime, TimestampNtzShape>(Support.Codecs.JsonLines, local, expected));
        Assert.Equal(
            $"v\n{(text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text)}\n",
            await Cells.WriteAsync<DateTimeOffset, TimestampShape>(Support.Codecs.Csv(), instant, new DateTimeOffset(expected, TimeSpan.Zero)));
        RejectedRow reject = (await Cells.CsvAsync<DateTime, TimestampNtzShape>(local, "2001-02-03")).Reject;
        Assert.Equal($"expected timestamp_ntz as {format}", reject.Error);
    }

    [Fact]
    public async Task Zones_of_custom_forms_are_respected()
    {
        ColumnType type = ColumnType.Of(ColumnKind.Timestamp).WithFormat("yyyy-MM-dd HH:mm zzz");
        DateTimeOffset value = Assert.Single((await Cells.CsvAsync<DateTimeOffset, TimestampShape>(type, "2001-02-03 04:05 +02:00")).Good).Value;
        Assert.Equal((new DateTimeOffset(2001, 2, 3, 2, 5, 0, TimeSpan.Zero), TimeSpan.Zero), (value, value.Offset));
        Assert.Equal("v\n2001-02-03 02:05 +00:00\n", await Cells.WriteAsync<DateTimeOffset, TimestampShape>(Support.Codecs.Csv(), type, value));
    }

    [Fact]
    public async Task Custom_forms_of_dates_and_times()
    {
        ColumnType date = ColumnType.Of(ColumnKind.Date).WithFormat("dd/MM/yyyy");
        Assert.Equal(new DateOnly(2001, 2, 3), Assert.Single((await Cells.CsvAsync<DateOnly, DateShape>(date, "03/02/2001")).Good).Value);
        Assert.Equal("v\n03/02/2001\n", await Cells.WriteAsync<DateOnly, DateShape>(Support.Codecs.Csv(), date, new DateOnly(2001, 2, 3)));
        Assert.Equal("expected date as dd/MM/yyyy", (await Cells.CsvAsync<DateOnly, DateShape>(date, "31/02/2001")).Reject.Error);
        ColumnType month = ColumnType.Of(ColumnKind.Date).WithFormat("MMM d, yyyy");
        Assert.Equal(new DateOnly(2001, 2, 3), Assert.Single((await Cells.JsonAsync<DateOnly, DateShape>(month, "\"Feb 3, 2001\"")).Good).Value);
        ColumnType time = ColumnType.Of(ColumnKind.Time).WithFormat("HHmm");
        Assert.Equal(new TimeOnly(4, 5), Assert.Single((await Cells.CsvAsync<TimeOnly, TimeShape>(time, "0405")).Good).Value);
        ColumnType noon = ColumnType.Of(ColumnKind.Time).WithFormat("h:mm tt");
        Assert.Equal("v\n4:05 PM\n", await Cells.WriteAsync<TimeOnly, TimeShape>(Support.Codecs.Csv(), noon, new TimeOnly(16, 5)));
    }

    [Theory]
    [InlineData("yyyy/MM/dd HH:mm")]
    [InlineData("M/d/yyyy h:mm tt")]
    public async Task What_a_custom_form_would_lose_is_not_written(string format)
    {
        var error = await Assert.ThrowsAsync<InvalidValueException>(() => Cells.WriteAsync<DateTime, TimestampNtzShape>(
            Support.Codecs.Csv(), ColumnType.Of(ColumnKind.TimestampNtz).WithFormat(format), new DateTime(2001, 2, 3, 4, 5, 6)));
        Assert.Equal($"Column 'v' cannot hold '2001-02-03T04:05:06.0000000': its text form '{format}' would not read back as the same value.", error.Message);
    }

    [Theory]
    [InlineData(ColumnKind.TimestampNtz, "HH:mm", "timestamp_ntz")]
    [InlineData(ColumnKind.Timestamp, "h:mm", "timestamp")]
    [InlineData(ColumnKind.Date, "yyyy-MM-dd HH:mm", "date")]
    [InlineData(ColumnKind.Date, "MM-dd", "date")]
    [InlineData(ColumnKind.Time, "yyyy-MM-dd", "time")]
    [InlineData(ColumnKind.Timestamp, "\"yyyy", "timestamp")]
    public async Task A_form_that_is_none_for_the_type_is_refused(ColumnKind kind, string format, string name)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(
            () => Cells.WriteAsync<string, StringShape>(Support.Codecs.Csv(), ColumnType.Of(kind).WithFormat(format)));
        Assert.Equal(
            $"Column 'v' has the text form '{format}', which is no format for {name}. Use a custom date and time format of .NET with the parts that the type has, such as \"yyyy/MM/dd HH:mm\" for timestamps.",
            error.Message);
    }

    private static async Task<(string Error, string? Value)> ErrorAsync<T, TShape>(ColumnKind kind, string text)
        where TShape : struct, IValueShape<T>
    {
        RejectedRow csv = (await Cells.CsvAsync<T, TShape>(ColumnType.Of(kind), text)).Reject;
        RejectedRow json = (await Cells.JsonAsync<T, TShape>(ColumnType.Of(kind), $"\"{text}\"")).Reject;
        Assert.Equal((csv.Error, csv.Value), (json.Error, json.Value));
        return (csv.Error, csv.Value);
    }
}
