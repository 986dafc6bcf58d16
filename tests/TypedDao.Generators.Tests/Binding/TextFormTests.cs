using System.Globalization;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Binding;

/// <summary>Text forms of dates and times: what the build lets pass is read back by .NET as it was written.</summary>
public sealed class TextFormTests
{
    private const int Seed = 1;
    private const int Rounds = 20_000;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly string[] Separators = ["", "", "-", "/", " ", ".", ":", "T", "'at'", "\\y", "7", "'1'"];

    [Theory]
    [InlineData("yyy-MM-dd", "'yyy' writes four digits and reads three; write the year as yyyy")]
    [InlineData("yyyyMd", "'M' has no fixed number of digits and digits follow it; write 'MM', or put text between them")]
    [InlineData("yyyy-M'1'-dd", "'M' has no fixed number of digits and digits follow it; write 'MM', or put text between them")]
    [InlineData("yy/yyyy-MM-dd", "'yy' and 'yyyy' are one part in two forms, which are read as two values; leave one of them out")]
    [InlineData("yyyy:MM:dd", "':' separates what a date does not have; put it in quotes")]
    [InlineData("yyyy-MM-dddd", "it lacks the day (dd), without which a text cannot be read back")]
    public void A_form_of_dates_that_is_not_read_back_is_refused(string form, string problem) => Assert.Equal(problem, TextForms.Problem(ColumnKind.Date, form, isKey: false));

    [Theory]
    [InlineData("HH:mm:ss.ffffffff", "'ffffffff' is longer than the 7 digits that a fraction of a second has")]
    [InlineData("HH:mm:ss.Fff", "'F' has no fixed number of digits and digits follow it; write 'f', or put text between them")]
    [InlineData("HH/mm", "'/' separates what a time does not have; put it in quotes")]
    [InlineData("HH hh tt", "'HH' and 'hh' are one part in two forms, which are read as two values; leave one of them out")]
    [InlineData("HH:ss.f f.ff", "'f' and 'ff' are one part in two forms, which are read as two values; leave one of them out")]
    public void A_form_of_times_that_is_not_read_back_is_refused(string form, string problem) => Assert.Equal(problem, TextForms.Problem(ColumnKind.Time, form, isKey: false));

    [Theory]
    [InlineData("yyyy/MM/dd/yyyy-MM-dd")]
    [InlineData("yyyy':'MM\\:dd")]
    [InlineData("M/d/yy")]
    [InlineData("yyyyy-MM-dd")]
    [InlineData("dddd, d MMMM yyyy")]
    public void Other_forms_pass(string form) => Assert.Null(TextForms.Problem(ColumnKind.Date, form, isKey: false));

    [Fact]
    public void What_passes_is_read_back()
    {
        var random = new Random(Seed);
        var failures = new List<string>();
        int passed = 0;
        for (int i = 0; i < Rounds; i++)
        {
            var kind = (ColumnKind[])[ColumnKind.Date, ColumnKind.Time, ColumnKind.TimestampNtz, ColumnKind.Timestamp];
            ColumnKind chosen = kind[random.Next(kind.Length)];
            string form = Form(random, chosen);
            if (TextForms.Problem(chosen, form, isKey: false) is not null)
            {
                continue;
            }

            passed++;
            if (!IsReadBack(chosen, form, Moment(random), out string text))
            {
                failures.Add($"{chosen} '{form}' as '{text}'");
            }
        }

        Assert.InRange(passed, Rounds / 100, Rounds);
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(50)));
    }

    /// <summary>In the range of years that two digits stand for.</summary>
    private static DateTime Moment(Random random) => new DateTime(1950, 1, 1).AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 365 * 95));

    private static string Form(Random random, ColumnKind kind)
    {
        string dates = "yMd", times = "Hmsf", others = "gFhtzK";
        string letters = kind is ColumnKind.Date ? dates : kind is ColumnKind.Time ? times : dates + times;
        char[] order = [.. letters];
        random.Shuffle(order);
        if (random.Next(3) == 0)
        {
            order = [.. order, (letters + others)[random.Next(letters.Length + others.Length)]];
        }

        return string.Concat(order.Select(letter => new string(letter, random.Next(6) == 0 ? random.Next(1, 9) : letter == 'y' ? 4 : random.Next(1, 3)) + Separators[random.Next(Separators.Length)]));
    }

    private static bool IsReadBack(ColumnKind kind, string form, DateTime moment, out string text)
    {
        text = string.Empty;
        try
        {
            return IsReadBackOf(kind, form, moment, out text);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsReadBackOf(ColumnKind kind, string form, DateTime moment, out string text)
    {
        switch (kind)
        {
            case ColumnKind.Date:
                text = DateOnly.FromDateTime(moment).ToString(form, Culture);
                return DateOnly.TryParseExact(text, form, Culture, DateTimeStyles.None, out DateOnly date) && date == DateOnly.FromDateTime(moment);
            case ColumnKind.Time:
                text = TimeOnly.FromDateTime(moment).ToString(form, Culture);
                return TimeOnly.TryParseExact(text, form, Culture, DateTimeStyles.None, out TimeOnly time) && time.ToString(form, Culture) == text && time.Hour == moment.Hour;
            default:
                text = new DateTimeOffset(moment, TimeSpan.Zero).ToString(form, Culture);
                return DateTimeOffset.TryParseExact(text, form, Culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
                    && instant.ToString(form, Culture) == text && instant.UtcDateTime.Date == moment.Date && instant.UtcDateTime.Hour == moment.Hour;
        }
    }
}
