using TypedDao.Catalogs;
using TypedDao.Files.Listing;
using TypedDao.Files.Paths;
using TypedDao.Keys;
using TypedDao.Storage;
using static TypedDao.Tests.Support.Definitions;

namespace TypedDao.Tests.Files.Listing;

public sealed class ListingPlanTests
{
    private static readonly ObjectDefinition Users = File("u/{day:yyyy-MM-dd}/{region}/users.csv", Day("day", "yyyy-MM-dd"), Text("region"));
    private static readonly ObjectDefinition Events = Directory("events", null, Day("day"), Text("region"));

    [Fact]
    public void Without_conditions_the_fixed_start_of_the_key_is_listed()
    {
        Assert.Equal([new ListingRange("u/")], Plan(Users));
        Assert.Equal([new ListingRange("events/day=")], Plan(Events));
        Assert.Equal([new ListingRange("plain/")], Plan(Directory("plain")));
        Assert.Equal([new ListingRange("")], Plan(Directory("")));
        Assert.Equal([new ListingRange("a/b.csv") { IsFile = true }], Plan(File("a/b.csv")));
    }

    [Fact]
    public void An_exact_value_is_part_of_the_prefix()
    {
        KeyCondition day = KeyCondition.Equal("day", Value(2025, 1, 7));
        KeyCondition region = KeyCondition.Equal("region", Value("a:b"));
        Assert.Equal([new ListingRange("u/2025-01-07/")], Plan(Users, day));
        Assert.Equal([new ListingRange("u/2025-01-07/a:b/users.csv") { IsFile = true }], Plan(Users, region, day));
        Assert.Equal([new ListingRange("u/")], Plan(Users, region));
        Assert.Equal([new ListingRange("events/day=2025-01-07/region=")], Plan(Events, day));
        Assert.Equal([new ListingRange("events/day=2025-01-07/region=a%3Ab/")], Plan(Events, day, region));
        Assert.Equal(
            [new ListingRange("events/day=2025-01-07/region=__HIVE_DEFAULT_PARTITION__/")],
            Plan(Events, day, KeyCondition.Null("region")));
    }

    [Fact]
    public void A_set_is_several_prefixes_in_the_order_of_keys()
    {
        KeyCondition days = KeyCondition.In("day", [Value(2025, 3, 1), Value(2025, 1, 7)]);
        Assert.Equal([new ListingRange("events/day=2025-01-07/region="), new ListingRange("events/day=2025-03-01/region=")], Plan(Events, days));

        // "a-" sorts before "a/": the order of values is not that of keys.
        Assert.Equal(
            [new ListingRange("x/a-b/f.csv") { IsFile = true }, new ListingRange("x/a/f.csv") { IsFile = true }],
            Plan(File("x/{r}/f.csv", Text("r")), KeyCondition.In("r", [Value("a"), Value("a-b")])));
    }

    [Fact]
    public void A_large_set_becomes_a_range()
    {
        KeyCondition days = KeyCondition.In("day", Enumerable.Range(0, 300).Select(i => KeyValue.From(new DateOnly(2025, 1, 1).AddDays(i))));
        ListingRange range = Assert.Single(Plan(Events, days));
        Assert.Equal(new ListingRange("events/day=2025-") { StartAfter = "events/day=2025-01-01", Last = "events/day=2025-10-27/" }, range);
    }

    [Fact]
    public void An_integer_may_stand_behind_zeros()
    {
        ObjectDefinition days = Directory("d", null, Number("year"), Number("day"));
        Assert.Equal(
            [
                new ListingRange("d/year=0") { Last = "d/year=02025/" },
                new ListingRange("d/year=2025/day=0") { Last = "d/year=2025/day=07/" },
                new ListingRange("d/year=2025/day=7/"),
            ],
            Plan(days, KeyCondition.Equal("year", Value(2025)), KeyCondition.Equal("day", Value(7))));
        Assert.Equal(
            [new ListingRange("n/-0") { Last = "n/-012.csv" }, new ListingRange("n/-12.csv") { IsFile = true }, new ListingRange("n/0")],
            Plan(File("n/{n}.csv", Number("n")), KeyCondition.In("n", [Value(-12), Value(0)])));
    }

    [Fact]
    public void A_range_of_dates_has_a_first_and_a_last_key()
    {
        ListingRange range = Assert.Single(Plan(Users, KeyCondition.Between("day", Value(2025, 1, 7), Value(2025, 1, 31))));
        Assert.Equal(new ListingRange("u/2025-01-") { StartAfter = "u/2025-01-07", Last = "u/2025-01-31/" }, range);
        Assert.False(range.EndsBefore("u/2025-01-31/de/users.csv"));
        Assert.True(range.EndsBefore("u/2025-02-01/de/users.csv"));
    }

    [Theory]
    [InlineData("n", "numbers do not sort as text")]
    [InlineData("p", "the encoding of folders moves characters")]
    public void A_range_that_does_not_sort_as_text_is_listed_whole(string parameter, string reason)
    {
        ObjectDefinition definition = parameter == "n" ? File("x/{n}.csv", Number("n")) : Directory("x", null, Text("p"));
        KeyCondition condition = parameter == "n" ? KeyCondition.Between("n", Value(9), Value(10)) : KeyCondition.Between("p", Value("a"), Value("b"));
        ListingRange range = Assert.Single(Plan(definition, condition));
        Assert.True(range is { StartAfter: null, Last: null }, reason);
    }

    [Fact]
    public void What_cannot_be_found_is_not_listed()
    {
        Assert.Empty(Plan(Users, KeyCondition.In("day", [])));
        Assert.Empty(Plan(Users, KeyCondition.Between("day", Value(2025, 2, 1), Value(2025, 1, 1))));
        Assert.Empty(Plan(Users, KeyCondition.Equal("day", Value(2025, 2, 1)), KeyCondition.Equal("day", Value(2025, 2, 2))));
        Assert.Empty(Plan(Users, KeyCondition.Equal("day", Value(2025, 2, 1)), KeyCondition.Between("day", Value(2025, 3, 1), Value(2025, 4, 1))));
    }

    [Fact]
    public void A_selected_value_that_cannot_be_a_key_is_refused()
    {
        var error = Assert.Throws<TypedDaoException>(() => Plan(File("x/{r}.csv", Text("r")), KeyCondition.Equal("r", Value("../y"))));
        Assert.Equal(ErrorKind.InvalidValue, error.Kind);
        Assert.StartsWith("'../y' cannot be the value of 'r' in a key: it contains '/'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrowed_listing_finds_exactly_what_a_full_one_would()
    {
        Random random = Seeded.Random();
        ObjectDefinition[] definitions =
        [
            Users,
            Events,
            File("x/{r}/f.csv", Text("r")),
            File("x/{r}", Text("r")),
            File("x/{r}-{s}.csv", Text("r"), Text("s")),
            File("{n}/{r}.csv", Number("n"), Text("r")),
            Directory("d/{r}", [Text("r")], Text("p")),
            Directory("d", null, Number("n"), Text("p"), Day("day")),
        ];
        for (int round = 0; round < 400; round++)
        {
            ObjectDefinition definition = definitions[random.Next(definitions.Length)];
            var layout = new FileLayout(definition);
            await using var storage = new MemoryStorage();
            for (int i = 0; i < 60; i++)
            {
                await PutAsync(storage, layout.Pattern, random);
            }

            for (int i = 0; i < 10; i++)
            {
                var keys = new KeySelection([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomCondition(random, layout.Pattern))]);
                if (!IsRefused(layout.Pattern, keys))
                {
                    string[] found = await new FileListing(storage, layout).ListAsync(keys, default).Select(file => file.Key).ToArrayAsync();
                    Assert.Equal(await FullAsync(storage, layout, keys), found);
                }
            }
        }
    }

    private static bool IsRefused(PathPattern pattern, KeySelection keys)
        => pattern.Parts.Any(part => part.Parameter is { } parameter
            && keys.Conditions.Any(condition => condition.Parameter == parameter.Name && condition.Values.Any(value => part.Refuse(value) is not null)));

    private static IReadOnlyList<ListingRange> Plan(ObjectDefinition definition, params KeyCondition[] conditions)
        => ListingPlan.Make(PathPattern.Of(definition), new KeySelection([.. conditions]));

    private static async Task PutAsync(IObjectStorage storage, PathPattern pattern, Random random)
    {
        try
        {
            string key = pattern.Format([.. pattern.Parameters.Select(parameter => (KeyValue?)RandomValue(random, parameter))]);
            key = random.Next(2) == 0 ? key : Padded(key, pattern, random);
            await storage.PutAsync(pattern.IsDirectory ? $"{key}part-{random.Next(3)}" : key, default, default, default);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.InvalidValue)
        {
            // A value that no key can hold, such as one that would be read back otherwise.
        }
    }

    /// <summary>The same key with zeros before integers that are whole folders or their values.</summary>
    private static string Padded(string key, PathPattern pattern, Random random) => !pattern.SpellingVaries
        ? key
        : string.Join('/', key.Split('/').Select(segment =>
        {
            string number = segment[(segment.IndexOf('=', StringComparison.Ordinal) + 1)..];
            int sign = number.StartsWith('-') ? 1 : 0;
            return long.TryParse(number, out _) ? segment.Insert(segment.Length - number.Length + sign, new string('0', random.Next(3))) : segment;
        }));

    private static async Task<List<string>> FullAsync(IObjectStorage storage, FileLayout layout, KeySelection keys)
    {
        List<string> found = [];
        await foreach (StorageEntry entry in storage.ListAsync("", default, default))
        {
            var values = new KeyValue?[layout.Pattern.Parameters.Count];
            if (layout.Pattern.Match(entry.Key, values).Kind is PathMatchKind.Match && new PathValues(layout, values).Satisfy(layout, keys))
            {
                found.Add(entry.Key);
            }
        }

        return found;
    }

    private static KeyCondition RandomCondition(Random random, PathPattern pattern)
    {
        KeyParameter parameter = pattern.Parameters[random.Next(pattern.Parameters.Count)];
        return random.Next(4) switch
        {
            0 => KeyCondition.Equal(parameter.Name, RandomValue(random, parameter)),
            1 => KeyCondition.Between(parameter.Name, RandomValue(random, parameter), RandomValue(random, parameter)),
            2 when random.Next(3) == 0 => KeyCondition.In(parameter.Name, Enumerable.Range(0, 90).Select(_ => RandomValue(random, parameter))),
            _ => KeyCondition.In(parameter.Name, Enumerable.Range(0, random.Next(5)).Select(_ => RandomValue(random, parameter))),
        };
    }

    private static KeyValue RandomValue(Random random, KeyParameter parameter) => parameter.Kind switch
    {
        KeyKind.Integer => Value(random.NextInt64(-12, 12)),
        KeyKind.Date => KeyValue.From(new DateOnly(2024, 12, 20).AddDays(random.Next(40))),
        _ => Value(Seeded.Text(random, 1, 3, "ab-.0:\uffee😀")),
    };
}
