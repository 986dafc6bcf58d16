using TypedDao.Filters;

namespace TypedDao.Tests.Filters;

public sealed class FilterTests
{
    [Fact]
    public void Filters_mean_what_they_mean_in_csharp()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new RandomFilters(seed);
            (Filter filter, Func<Sample, bool> meaning) = random.Filter(seed % 4);
            var predicate = new RowPredicate(filter, Sample.Columns);
            for (int i = 0; i < 20; i++)
            {
                Sample row = random.Row();
                Assert.True(meaning(row) == predicate.Matches<Sample, SampleShape>(row), $"seed {seed}: {filter} on {row}");
            }
        }
    }

    [Fact]
    public void Text_is_read_back_as_the_same_filter()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new RandomFilters(seed);
            (Filter filter, Func<Sample, bool> meaning) = random.Filter(seed % 4);
            string text = filter.ToString();
            Filter read = FilterText.Parse(text, Sample.Columns);
            Assert.Equal(text, read.ToString());
            var predicate = new RowPredicate(read, Sample.Columns);
            for (int i = 0; i < 5; i++)
            {
                Sample row = random.Row();
                Assert.True(meaning(row) == predicate.Matches<Sample, SampleShape>(row), $"seed {seed}: {text} on {row}");
            }
        }
    }

    [Fact]
    public void Filters_have_a_stable_text()
    {
        SampleColumns u = default;
        Assert.Equal("name = 'D''E' and (big >= 18 or part.\"odd name\" is not null)", (u.Name == "D'E" && (u.Big >= 18 || u.Part.OddName != null)).ToString());
        Assert.Equal("flag = true and not (small < big and price != 1.50)", (u.Flag && !(u.Small < u.Big && u.Price != 1.50m)).ToString());
        Assert.Equal("color in ('red', 'dark blue')", u.Color.In(Color.Red, Color.DarkBlue).ToString());
        Assert.Equal("not name starts with 'a'", (!u.Name.StartsWith("a")).ToString());
        Assert.Equal("instant >= '2024-01-01T00:00:00Z' and instant <= '2024-01-01T11:30:00.5Z'", u.Instant.Between(
            new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2024, 1, 1, 11, 30, 0, 500, TimeSpan.Zero)).ToString());
        Assert.Equal("big != small", (u.Big != u.Small).ToString());
    }

    [Fact]
    public void Constants_disappear_from_junctions()
    {
        SampleColumns u = default;
        Assert.Equal("big = 1", (Filter.All && u.Big == 1).ToString());
        Assert.Equal("false", (u.Big < null && u.Big == 1).ToString());
        Assert.Equal("true", (Filter.All || u.Big == 1).ToString());
        Assert.Equal("big = 1", (u.Name.In() || u.Big == 1).ToString());
        Assert.Equal("true", Filter.Conjunction([]).ToString());
        Assert.Equal(["big = 1", "flag = true", "name is null"], ((u.Big == 1 && u.Flag) && u.Name.IsNull).Conjuncts.Select(part => part.ToString()));
        Assert.Empty(Filter.All.Conjuncts);
        Assert.Equal(["big", "part.size"], (u.Big == 1 || (u.Part.Size > 2 && u.Big == 3)).Columns.Select(column => column.ToString()));
    }

    [Fact]
    public void A_filter_on_other_columns_is_refused()
    {
        SampleColumns u = default;
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RowPredicate(u.Big == 1, new(new TypedDao.Schema.Column("id", TypedDao.Schema.ColumnType.Int64))));
        Assert.StartsWith("No column is named 'big'; there are id.", error.Message);
        error = Assert.Throws<ArgumentException>(() => new RowPredicate(u.Big == 1, new(new TypedDao.Schema.Column("big", TypedDao.Schema.ColumnType.String))));
        Assert.StartsWith("The filter compares column 'big', which is string, with 1.", error.Message);
        error = Assert.Throws<ArgumentException>(() => new RowPredicate(u.Part.Size == 1, new(new TypedDao.Schema.Column("part", TypedDao.Schema.ColumnType.String))));
        Assert.StartsWith("Column 'part' is string and holds no columns.", error.Message);
        var value = new ComparisonFilter(new("color"), ComparisonOperator.Equal, FilterValue.Of("green"));
        error = Assert.Throws<ArgumentException>(() => new RowPredicate(value, Sample.Columns));
        Assert.StartsWith("The filter compares column 'color', which is one of red, dark blue, with 'green'.", error.Message);
        Assert.StartsWith("A column cannot be compared with a System.Int32.", Assert.Throws<ArgumentException>(() => FilterValue.Of(1)).Message);
        Assert.StartsWith("'color' has no such value; it has red, dark blue.", Assert.Throws<ArgumentOutOfRangeException>(() => u.Color == (Color)7).Message);
    }
}
