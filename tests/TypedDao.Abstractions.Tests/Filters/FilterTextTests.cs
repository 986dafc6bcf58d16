using TypedDao.Filters;

namespace TypedDao.Tests.Filters;

public sealed class FilterTextTests
{
    [Theory]
    [InlineData("big=1&&flag", "big = 1 and flag = true")]
    [InlineData("BIG = 1", null)]
    [InlineData("big <> 1 OR NOT flag", "big != 1 or flag != true")]
    [InlineData("((big between -1 and 2))", "big >= -1 and big <= 2")]
    [InlineData("big not between 1 and 2", "not (big >= 1 and big <= 2)")]
    [InlineData("big not in (1,2)", "not big in (1, 2)")]
    [InlineData("name not starts with 'a'", "not name starts with 'a'")]
    [InlineData("\"part\".\"odd name\" == 'x'", "part.\"odd name\" = 'x'")]
    [InlineData("real > -1e3 and real != NaN", "real > -1000 and real != NaN")]
    [InlineData("real > -1e3", "real > -1000")]
    [InlineData("day = '2024-02-29' and at >= '10:00'", "day = '2024-02-29' and at >= '10:00:00'")]
    [InlineData("instant < '2024-01-01T01:00:00+01:00'", "instant < '2024-01-01T00:00:00Z'")]
    [InlineData("not not flag", "flag = true")]
    [InlineData("true", "true")]
    public void Text_is_read(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.ThrowsAny<FormatException>(() => FilterText.Parse(text, Sample.Columns));
            return;
        }

        Assert.Equal(expected, FilterText.Parse(text, Sample.Columns).ToString());
    }

    [Theory]
    [InlineData("", "at character 1: expected the name of a column, found the end.")]
    [InlineData("age > 1", "at character 1: no column is named 'age'; there are flag, small, big, single, real, price, wide, name, color, bytes, uuid, day, at, instant, local, tags, part.")]
    [InlineData("big", "at character 4: expected a comparison, 'in', 'between', 'starts with' or 'is null', found the end.")]
    [InlineData("big > ", "at character 7: expected a value, found the end.")]
    [InlineData("big > 'x'", "at character 7: 'x' is no value of 'big', which is int64?.")]
    [InlineData("big > 1.5", "at character 7: '1.5' is no value of 'big', which is int64?.")]
    [InlineData("big = null", "at character 7: write 'is null' or 'is not null'.")]
    [InlineData("big is nothing", "at character 8: expected 'null', found 'nothing'.")]
    [InlineData("big = 1 big = 2", "at character 9: expected 'and', 'or' or the end, found 'big'.")]
    [InlineData("(big = 1", "at character 9: expected ')', found the end.")]
    [InlineData("big in 1", "at character 8: expected '(', found '1'.")]
    [InlineData("big in (1", "at character 10: expected ',' or ')', found the end.")]
    [InlineData("big between 1 or 2", "at character 15: expected 'and', found 'or'.")]
    [InlineData("name starts 'a'", "at character 13: expected 'with', found ''a''.")]
    [InlineData("name starts with 1", "at character 18: expected a text in single quotes, found '1'.")]
    [InlineData("big starts with '1'", "at character 17: 'big' is int64?, which starts with nothing.")]
    [InlineData("uuid < 'x'", "at character 8: 'uuid' is uuid?, which has no order.")]
    [InlineData("color = 'green'", "at character 9: 'green' is no value of 'color', which is one of red, dark blue.")]
    [InlineData("name = big", "at character 8: 'name' is string? and 'big' is int64?.")]
    [InlineData("name = 'a", "at character 8: the quote is not closed.")]
    [InlineData("local = '2024-01-01T00:00:00Z'", "at character 9: '2024-01-01T00:00:00Z' is no value of 'local', which is timestamp_ntz?.")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string expected)
    {
        FilterFormatException error = Assert.Throws<FilterFormatException>(() => FilterText.Parse(text, Sample.Columns));
        Assert.Equal($"The filter cannot be read {expected} It is: {text}", error.Message);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        FilterFormatException error = Assert.Throws<FilterFormatException>(() => FilterText.Parse(new string('(', 100_000), Sample.Columns));
        Assert.StartsWith("The filter cannot be read at character 201: it is nested deeper than 200 levels.", error.Message);
        Assert.Throws<FilterFormatException>(() => FilterText.Parse(string.Concat(Enumerable.Repeat("not ", 100_000)), Sample.Columns));
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        for (int seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            char[] text = new RandomFilters(seed).Filter(2).Filter.ToString().ToCharArray();
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = "'\"().,<>=! a0-é\0"[random.Next(16)];
            }

            try
            {
                FilterText.Parse(new string(text), Sample.Columns);
            }
            catch (FormatException error)
            {
                Assert.StartsWith("The filter cannot be read at character ", error.Message);
            }
        }
    }
}
