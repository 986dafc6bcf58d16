using TypedDao.Catalogs;
using TypedDao.Files.Paths;
using TypedDao.Keys;
using static TypedDao.Tests.Support.Definitions;

namespace TypedDao.Tests.Files.Paths;

public sealed class PathPatternTests
{
    private const string Cure = "Give a value that the object's key can hold, or change 'prefix' and 'identifier' in the catalog.";

    private static readonly ObjectDefinition Users = File("users_raw/{day:yyyy-MM-dd}/{region}/users.csv", Day("day", "yyyy-MM-dd"), Text("region"));

    [Fact]
    public void A_file_without_parameters_is_its_key()
    {
        PathPattern pattern = PathPattern.Of(File("a/b.csv"));
        Assert.Equal("a/b.csv", pattern.Format([]));
        Assert.Equal(PathMatchKind.Match, pattern.Match("a/b.csv", []).Kind);
        Assert.Equal(PathMatchKind.Other, pattern.Match("a/b.csv.bak", []).Kind);
        Assert.Equal(PathMatchKind.Other, pattern.Match("x/a/b.csv", []).Kind);
    }

    [Fact]
    public void A_key_without_parameters_may_hold_braces()
        => Assert.Equal("a{b}.csv", PathPattern.Of(File("a{b}.csv")).Format([]));

    [Fact]
    public void Values_make_a_key_and_the_key_gives_them_back()
    {
        PathPattern pattern = PathPattern.Of(Users);
        KeyValue?[] values = [Value(2025, 1, 7), Value("de")];
        Assert.Equal("users_raw/2025-01-07/de/users.csv", pattern.Format(values));
        var found = new KeyValue?[2];
        Assert.Equal(PathMatchKind.Match, pattern.Match("users_raw/2025-01-07/de/users.csv", found).Kind);
        Assert.Equal(values, found);
    }

    [Theory]
    [InlineData("users_raw/2025-13-07/de/users.csv")]
    [InlineData("users_raw/2025-1-7/de/users.csv")]
    [InlineData("users_raw/2025-01-07/de/fr/users.csv")]
    [InlineData("users_raw/2025-01-07//users.csv")]
    [InlineData("users_raw/2025-01-07/de/users.csv.gz")]
    [InlineData("users_raw/2025-01-07/de/")]
    [InlineData("users_raw")]
    public void A_key_of_something_else_is_none(string key)
        => Assert.Equal(PathMatchKind.Other, PathPattern.Of(Users).Match(key, new KeyValue?[2]).Kind);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(".", "it would be a step to another folder")]
    [InlineData("..", "it would be a step to another folder")]
    [InlineData("a/b", "it contains '/'")]
    [InlineData("a\nb", "it contains the control character U+000A")]
    [InlineData("a\0b", "it contains the control character U+0000")]
    public void A_value_that_cannot_be_part_of_a_key_is_refused(string region, string reason)
    {
        var error = Assert.Throws<TypedDaoException>(() => PathPattern.Of(Users).Format([Value(2025, 1, 7), Value(region)]));
        Assert.Equal(ErrorKind.InvalidValue, error.Kind);
        Assert.Equal($"'{region}' cannot be the value of 'region' in a key: {reason}. {Cure}", error.Message);
    }

    [Fact]
    public void A_missing_value_or_one_of_another_kind_is_refused()
    {
        PathPattern pattern = PathPattern.Of(Users);
        Assert.StartsWith(
            "'null' cannot be the value of 'region' in a key: it is null.",
            Assert.Throws<TypedDaoException>(() => pattern.Format([Value(2025, 1, 7), null])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'7' cannot be the value of 'day' in a key: it is of kind Integer, not Date.",
            Assert.Throws<TypedDaoException>(() => pattern.Format([Value(7), Value("de")])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_loses_something_takes_only_values_without_it()
    {
        PathPattern pattern = PathPattern.Of(File("m/{month:yyyy-MM}.csv", Day("month", "yyyy-MM")));
        Assert.Equal("m/2025-02.csv", pattern.Format([Value(2025, 2, 1)]));
        var error = Assert.Throws<TypedDaoException>(() => pattern.Format([Value(2025, 2, 3)]));
        Assert.Equal(
            "'2025-02-03' cannot be the value of 'month' in a key: its form 'yyyy-MM' does not keep all of it: it would be read back as '2025-02-01'. " + Cure,
            error.Message);
    }

    [Fact]
    public void Values_that_would_be_read_back_as_others_are_refused()
    {
        PathPattern pattern = PathPattern.Of(File("{a}-{b}.csv", Text("a"), Text("b")));
        Assert.Equal("x-y-z.csv", pattern.Format([Value("x"), Value("y-z")]));
        var error = Assert.Throws<TypedDaoException>(() => pattern.Format([Value("x-y"), Value("z")]));
        Assert.Equal("'x-y' cannot be the value of 'a' in a key: in the key 'x-y-z.csv' it would be read back as 'x'. " + Cure, error.Message);
    }

    [Fact]
    public void A_key_that_is_too_long_or_not_Unicode_is_refused()
    {
        PathPattern pattern = PathPattern.Of(File("{a}.csv", Text("a")));
        Assert.Contains(
            "cannot be a key: it is longer than 1024 bytes.",
            Assert.Throws<TypedDaoException>(() => pattern.Format([Value(new string('ä', 600))])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "cannot be a key: it is not well-formed Unicode.",
            Assert.Throws<TypedDaoException>(() => pattern.Format([Value("\ud800")])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_may_span_folders()
    {
        PathPattern pattern = PathPattern.Of(File("e/{day:yyyy/MM/dd}/x.csv", Day("day", "yyyy/MM/dd")));
        Assert.Equal("e/2025/01/07/x.csv", pattern.Format([Value(2025, 1, 7)]));
    }

    [Fact]
    public void A_parameter_may_stand_twice_with_one_value()
    {
        PathPattern pattern = PathPattern.Of(File("{a}/{a}-{b}.csv", Text("a"), Text("b")));
        Assert.Equal("x/x-y.csv", pattern.Format([Value("x"), Value("y")]));
        Assert.Equal(PathMatchKind.Other, pattern.Match("x/z-y.csv", new KeyValue?[2]).Kind);
    }

    [Fact]
    public void A_partition_is_a_folder_and_null_has_one_too()
    {
        PathPattern pattern = PathPattern.Of(Directory("events", null, Day("day"), Text("region=x")));
        Assert.Equal("events/day=2025-01-07/region%3Dx=S%C3%A3o/".Replace("S%C3%A3o", "São%2FP", StringComparison.Ordinal), pattern.Format([Value(2025, 1, 7), Value("São/P")]));
        Assert.Equal("events/day=2025-01-07/region%3Dx=__HIVE_DEFAULT_PARTITION__/", pattern.Format([Value(2025, 1, 7), null]));
        var values = new KeyValue?[2];
        PathMatch match = pattern.Match("events/day=2025-01-07/region%3Dx=__HIVE_DEFAULT_PARTITION__/deeper/part.csv", values);
        Assert.Equal(PathMatchKind.Match, match.Kind);
        Assert.Equal("events/".Length, match.KeyEnd);
        Assert.Equal("events/day=2025-01-07/region%3Dx=__HIVE_DEFAULT_PARTITION__/".Length, match.FolderEnd);
        Assert.Equal([Value(2025, 1, 7), null], values);
    }

    [Theory]
    [InlineData("", "an empty text cannot be told from null in a folder's name")]
    [InlineData("__HIVE_DEFAULT_PARTITION__", "this text stands for null")]
    public void A_partition_of_text_cannot_look_like_null(string value, string reason)
        => Assert.Contains(reason, Assert.Throws<TypedDaoException>(() => PathPattern.Of(Directory("e", null, Text("p"))).Format([Value(value)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("events/part.csv")]
    [InlineData("events/month=-0/part.csv")]
    [InlineData("events/month=/part.csv")]
    [InlineData("events/day=1/part.csv")]
    [InlineData("events/month=x/part.csv")]
    public void A_file_outside_of_partition_folders_is_misplaced(string key)
        => Assert.Equal(PathMatchKind.Misplaced, PathPattern.Of(Directory("events", null, Number("month"))).Match(key, new KeyValue?[1]).Kind);

    [Fact]
    public void A_whole_store_may_be_a_directory()
    {
        PathPattern pattern = PathPattern.Of(Directory(""));
        Assert.Equal("", pattern.Format([]));
        Assert.Equal(PathMatchKind.Match, pattern.Match("x/y.csv", []).Kind);
    }

    [Fact]
    public void Matching_takes_no_exponential_time()
    {
        PathPattern pattern = PathPattern.Of(File("{a}-{b}-{c}-{d}-{e}-{f}.csv", Text("a"), Text("b"), Text("c"), Text("d"), Text("e"), Text("f")));
        Assert.Equal(PathMatchKind.Other, pattern.Match(new string('-', 1000) + ".txt", new KeyValue?[6]).Kind);
    }

    [Fact]
    public void Every_key_that_is_made_is_found_again_with_the_same_values()
    {
        Random random = Seeded.Random();
        ObjectDefinition[] definitions =
        [
            File("{a}/{b}.csv", Text("a"), Text("b")),
            File("x-{a}_{n}_{day:yyyyMMdd}.csv", Text("a"), Number("n"), Day("day", "yyyyMMdd")),
            File("{a}{n}", Text("a")),
            Directory("d/{a}", [Text("a")], Text("b"), Number("n")),
            Directory("d", null, Day("day"), Text("b")),
        ];
        int made = 0;
        for (int i = 0; i < 20_000; i++)
        {
            ObjectDefinition definition = definitions[random.Next(definitions.Length)];
            definition = definition.Key == "{a}{n}" ? File("{a}-{n}", Text("a"), Number("n")) : definition;
            PathPattern pattern = PathPattern.Of(definition);
            KeyValue?[] values = [.. pattern.Parameters.Select((parameter, index) => RandomValue(random, parameter, index >= definition.KeyParameters.Count))];
            string key;
            try
            {
                key = pattern.Format(values);
            }
            catch (TypedDaoException error) when (error.Kind is ErrorKind.InvalidValue)
            {
                continue;
            }

            made++;
            var found = new KeyValue?[values.Length];
            Assert.Equal(PathMatchKind.Match, pattern.Match(pattern.IsDirectory ? key + "part.csv" : key, found).Kind);
            Assert.Equal(values, found);
        }

        Assert.InRange(made, 5_000, 20_000);
    }

    private static KeyValue? RandomValue(Random random, KeyParameter parameter, bool isPartition) => parameter.Kind switch
    {
        KeyKind.Integer => Value(random.NextInt64(-1000, 1000)),
        KeyKind.Date => KeyValue.From(new DateOnly(1, 1, 1).AddDays(random.Next(3_000_000))),
        _ when isPartition && random.Next(10) == 0 => null,
        _ => Value(Seeded.Text(random, 0, 6, "ab-_.=% ä😀/:1")),
    };
}
