using System.Globalization;
using System.Text;
using TypedDao.Keys;

namespace TypedDao.Tests.Keys;

public sealed class KeyValueTests
{
    public static TheoryData<KeyKind, string?, string> Texts => new()
    {
        { KeyKind.String, null, "Zürich" },
        { KeyKind.Integer, null, "-9223372036854775808" },
        { KeyKind.Integer, null, "0" },
        { KeyKind.Bool, null, "true" },
        { KeyKind.Date, null, "0001-01-01" },
        { KeyKind.Date, "yyyy/MM/dd", "2025/01/07" },
        { KeyKind.Timestamp, null, "2025-01-07T10:00:00Z" },
        { KeyKind.Timestamp, null, "2025-01-07T10:00:00.1234567Z" },
        { KeyKind.TimestampNtz, null, "2025-01-07T10:00:00.5" },
        { KeyKind.TimestampNtz, "yyyy-MM-dd-HH", "2025-01-07-10" },
        { KeyKind.Uuid, null, "0f8fad5b-d9cb-469f-a165-70867728950e" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_that_a_value_gives_reads_back(KeyKind kind, string? format, string text)
    {
        Assert.True(KeyValue.TryParse(kind, text, format, out KeyValue value));
        Assert.Equal((kind, text), (value.Kind, value.ToText(format)));
    }

    [Theory]
    [InlineData(KeyKind.Integer, "+1")]
    [InlineData(KeyKind.Integer, "01")]
    [InlineData(KeyKind.Integer, "1.0")]
    [InlineData(KeyKind.Integer, "9223372036854775808")]
    [InlineData(KeyKind.Bool, "True")]
    [InlineData(KeyKind.Date, "2025-1-7")]
    [InlineData(KeyKind.Date, "2025-02-30")]
    [InlineData(KeyKind.Timestamp, "2025-01-07T10:00:00")]
    [InlineData(KeyKind.Timestamp, "2025-01-07T12:00:00+02:00")]
    [InlineData(KeyKind.TimestampNtz, "2025-01-07T10:00:00Z")]
    [InlineData(KeyKind.Uuid, "0F8FAD5B-D9CB-469F-A165-70867728950E")]
    public void Other_text_does_not_read(KeyKind kind, string text)
        => Assert.False(KeyValue.TryParse(kind, text, null, out _));

    [Fact]
    public void A_value_of_every_kind_reads_as_itself_alone()
    {
        var instant = new DateTimeOffset(2025, 1, 7, 12, 0, 0, TimeSpan.FromHours(2));
        var local = new DateTime(2025, 1, 7, 12, 0, 0, DateTimeKind.Utc);
        Guid uuid = Guid.ParseExact("0f8fad5b-d9cb-469f-a165-70867728950e", "D");

        Assert.Equal("x", KeyValue.From("x").AsString());
        Assert.Equal(long.MinValue, KeyValue.From(long.MinValue).AsInt64());
        Assert.True(KeyValue.From(true).AsBool());
        Assert.Equal(DateOnly.MaxValue, KeyValue.From(DateOnly.MaxValue).AsDate());
        Assert.Equal(TimeSpan.Zero, KeyValue.From(instant).AsTimestamp().Offset);
        Assert.Equal(instant, KeyValue.From(instant).AsTimestamp());
        Assert.Equal(DateTimeKind.Unspecified, KeyValue.From(local).AsTimestampNtz().Kind);
        Assert.Equal(uuid, KeyValue.From(uuid).AsUuid());
        Assert.Equal(
            "The key value '7' is of kind Integer and cannot be read as DateOnly.",
            Assert.Throws<InvalidOperationException>(() => KeyValue.From(7).AsDate()).Message);
    }

    [Fact]
    public void Values_order_as_their_kind_does_and_strings_by_utf8()
    {
        var random = new Random(20250107);
        for (int i = 0; i < 2_000; i++)
        {
            long left = random.NextInt64(long.MinValue, long.MaxValue);
            long right = random.NextInt64(long.MinValue, long.MaxValue);
            Assert.Equal(left.CompareTo(right), KeyValue.From(left).CompareTo(KeyValue.From(right)));

            string a = Text(random);
            string b = Text(random);
            int expected = Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
            Assert.Equal(Math.Sign(expected), Math.Sign(KeyValue.From(a).CompareTo(KeyValue.From(b))));
            Assert.Equal(expected == 0, KeyValue.From(a) == KeyValue.From(b));
        }

        // UTF-16 would order these two the other way round.
        Assert.True(KeyValue.From("\uFFFD") < KeyValue.From("😀"));
        Assert.True(KeyValue.From(new DateOnly(1999, 12, 31)) < KeyValue.From(new DateOnly(2000, 1, 1)));
    }

    [Fact]
    public void Conditions_match_one_value_a_range_or_a_set()
    {
        KeyValue Day(int day) => KeyValue.From(new DateOnly(2025, 1, day));
        KeyCondition exact = KeyCondition.Equal("day", Day(2));
        KeyCondition range = KeyCondition.Between("day", Day(2), Day(3));
        KeyCondition set = KeyCondition.In("day", [Day(4), Day(2), Day(4)]);

        Assert.Equal([2], Enumerable.Range(1, 5).Where(day => exact.Matches(Day(day))));
        Assert.Equal([2, 3], Enumerable.Range(1, 5).Where(day => range.Matches(Day(day))));
        Assert.Equal([2, 4], Enumerable.Range(1, 5).Where(day => set.Matches(Day(day))));
        Assert.Equal([Day(2), Day(4)], set.Values);
        Assert.DoesNotContain(Enumerable.Range(1, 5), day => KeyCondition.Between("day", Day(3), Day(2)).Matches(Day(day)));
        Assert.DoesNotContain(Enumerable.Range(1, 5), day => KeyCondition.In("day", []).Matches(Day(day)));
        Assert.Equal((Day(2), null, null), (exact.Exact, range.Exact, set.Exact));
    }

    [Fact]
    public void A_selection_demands_all_of_its_conditions()
    {
        KeySelection selection = KeySelection.All
            .With(KeyCondition.Between("day", KeyValue.From(2), KeyValue.From(9)))
            .With(KeyCondition.Equal("region", KeyValue.From("eu")))
            .With(KeyCondition.In("day", [KeyValue.From(1), KeyValue.From(3)]));

        Assert.Equal([3], Enumerable.Range(0, 12).Where(day => selection.Matches("day", KeyValue.From(day))));
        Assert.True(selection.Matches("other", KeyValue.From("x")));
        Assert.Equal(KeyValue.From("eu"), selection.Exact("region"));
        Assert.Null(selection.Exact("day"));
        Assert.True(KeySelection.All.IsAll);
    }

    private static string Text(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) switch
        {
            0 => ((char)random.Next('a', 'd')).ToString(CultureInfo.InvariantCulture),
            1 => "\uFFFD",
            _ => "😀",
        }));
}
