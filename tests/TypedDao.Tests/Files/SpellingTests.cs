using TypedDao.Files.Paths;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files;

/// <summary>Integers in keys are written without leading zeros and found with them.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("7", 7L)]
    [InlineData("007", 7L)]
    [InlineData("-07", -7L)]
    [InlineData("0", 0L)]
    [InlineData("000", 0L)]
    [InlineData("0000000000000000000000009223372036854775807", long.MaxValue)]
    [InlineData("-009223372036854775808", long.MinValue)]
    public void An_integer_may_have_leading_zeros(string text, long value)
    {
        Assert.True(IntegerText.TryParse(text, out long number));
        Assert.Equal(value, number);
        Assert.Equal(text.Length, IntegerText.MeasureAtStart(text + "/x", value.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("+7")]
    [InlineData(" 7")]
    [InlineData("7 ")]
    [InlineData("1e3")]
    [InlineData("٧")]
    [InlineData("9223372036854775808")]
    public void What_is_no_integer_is_none(string text) => Assert.False(IntegerText.TryParse(text, out _));

    [Theory]
    [InlineData("12/", "1")]
    [InlineData("-1/", "1")]
    [InlineData("1/", "-1")]
    [InlineData("x/", "0")]
    [InlineData("010/", "1")]
    public void Another_integer_is_not_taken_for_this_one(string text, string canonical)
        => Assert.NotEqual(text.IndexOf('/', StringComparison.Ordinal), IntegerText.MeasureAtStart(text, canonical));

    [Theory]
    [MemberData(nameof(TestLake.Kinds), MemberType = typeof(TestLake))]
    public async Task A_partition_is_read_in_every_spelling(string kind)
    {
        await using TestLake lake = await MonthsAsync(kind);
        Assert.Equal(Ids(1, 2, 3, 4, 5, 6), await IdsAsync(lake.Silver.Months.ReadAsync()));
        Assert.Equal(Ids(1, 2), await IdsAsync(lake.Silver.Months.For(2025, 1).ReadAsync()));
        Assert.Equal(Ids(4), await IdsAsync(lake.Silver.Months.For(2025, 12).ReadAsync()));
        Assert.Equal(Ids(5), await IdsAsync(lake.Silver.Months.For(2025, null).ReadAsync()));
        Assert.Equal(Ids(1, 2, 3), await IdsAsync(lake.Silver.Months.Between(year: (0, 3000), month: (1, 2)).ReadAsync()));
        Assert.Equal(Ids(1, 2, 4, 6), await IdsAsync(lake.Silver.Months.In(month: [12, 1]).ReadAsync()));
        Assert.Equal(Ids(6), await IdsAsync(lake.Silver.Months.In(year: [-5, 0]).ReadAsync()));
        Assert.True(await lake.Silver.Months.For(2025, 2).ExistsAsync());
        Assert.False(await lake.Silver.Months.For(2025, 3).ExistsAsync());
        Assert.All(await lake.Silver.Months.For(2025, 1).ReadAsync().ToArrayAsync(), row => Assert.Equal((2025, (sbyte)1), (row.Year, row.Month!.Value)));
        Assert.Equal(
            ["-5 1", "2025 2", "2025 1", "2025 12", "2025 "],
            await lake.Silver.Months.PartitionsAsync().Select(partition => $"{partition.Year} {partition.Month}").ToArrayAsync());
    }

    [Fact]
    public async Task A_listing_is_narrowed_by_what_is_certain()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        for (int month = 1; month <= 12; month++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"months/year=2025/month={month:D2}/part.csv", "id\n1\n");
        }

        Assert.Equal(1, await lake.Silver.Months.For(2025, 3).ReadAsync().CountAsync());
        Assert.Equal(
            ["list months/year=0", "list months/year=2025/month=0", "list months/year=2025/month=3/"], steps.Log.Where(step => step.StartsWith("list", StringComparison.Ordinal)));

        // Behind 03 the listing ends.
        Assert.Equal(
            ["01", "02", "03", "04"],
            steps.Log.Where(step => step.StartsWith("entry", StringComparison.Ordinal)).Select(step => step.Split("month=")[1][..2]));
        steps.Log.Clear();
        Assert.Equal(2, await lake.Silver.Months.In(year: [2025], month: [3, 11]).ReadAsync().CountAsync());
        Assert.Equal(
            ["list months/year=0", "list months/year=2025/month=0", "list months/year=2025/month=11/", "list months/year=2025/month=3/"],
            steps.Log.Where(step => step.StartsWith("list", StringComparison.Ordinal)));
        steps.Log.Clear();
        Assert.Equal(3, await lake.Silver.Months.Between(year: (2025, 2025), month: (10, 12)).ReadAsync().CountAsync());
        Assert.Equal(["list months/year="], steps.Log.Where(step => step.StartsWith("list", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(TestLake.Kinds), MemberType = typeof(TestLake))]
    public async Task A_partition_is_replaced_in_every_spelling(string kind)
    {
        await using TestLake lake = await MonthsAsync(kind);
        await lake.Silver.Months.OverwritePartitionsAsync([new MonthRow { Year = 2025, Month = 1, Id = 10 }, new MonthRow { Year = 2025, Month = null, Id = 50 }]);
        Assert.Equal(Ids(3, 4, 6, 10, 50), (await IdsAsync(lake.Silver.Months.ReadAsync())).Order());
        Assert.DoesNotContain(await TestLake.KeysAsync(lake.SilverStorage), key => key.Contains("month=01", StringComparison.Ordinal) && !key.Contains("-05", StringComparison.Ordinal));
        await lake.Silver.Months.For(2025, 2).OverwriteAsync([new MonthRow { Year = 2025, Month = 2, Id = 30 }]);
        Assert.Equal(Ids(4, 6, 10, 30, 50), (await IdsAsync(lake.Silver.Months.ReadAsync())).Order());
        Assert.Equal(1, await lake.Silver.Months.For(-5, 1).DeleteAsync());
        Assert.Equal(Ids(4, 10, 30, 50), (await IdsAsync(lake.Silver.Months.ReadAsync())).Order());
        await lake.Silver.Months.OverwriteAsync([new MonthRow { Year = 1, Month = 1, Id = 1 }]);
        Assert.Equal(["months/year=1/month=1/"], (await TestLake.KeysAsync(lake.SilverStorage)).Select(key => key[..(key.LastIndexOf('/') + 1)]));
    }

    [Theory]
    [MemberData(nameof(TestLake.Kinds), MemberType = typeof(TestLake))]
    public async Task A_member_of_a_family_is_found_and_replaced_in_every_spelling(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await TestLake.PutAsync(lake.SilverStorage, "pages/007.csv", "id\n7\n");
        await TestLake.PutAsync(lake.SilverStorage, "pages/8.csv", "id\n8\n");
        Assert.Equal(new[] { 7, 8 }, await lake.Silver.Pages.MembersAsync().Select(member => member.Page).ToArrayAsync());
        Assert.Equal(new PageRow { Page = 7, Id = 7 }, await lake.Silver.Pages.For(7).ReadAsync().SingleAsync());
        Assert.True(await lake.Silver.Pages.For(7).ExistsAsync());
        Assert.Equal("id\n7\n", await lake.Silver.Pages.For(7).ReadTextAsync());
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Pages.For(7).CreateAsync([new PageRow { Page = 7, Id = 70 }]));
        Assert.Equal(ErrorKind.AlreadyExists, error.Kind);
        Assert.EndsWith("pages/007.csv", error.Address, StringComparison.Ordinal);

        await lake.Silver.Pages.For(7).WriteAsync([new PageRow { Page = 7, Id = 70 }]);
        Assert.Equal(["pages/7.csv", "pages/8.csv"], await TestLake.KeysAsync(lake.SilverStorage));
        await TestLake.PutAsync(lake.SilverStorage, "pages/08.csv", "id\n80\n");
        Assert.Equal(new[] { 7, 8 }, await lake.Silver.Pages.MembersAsync().Select(member => member.Page).Order().ToArrayAsync());
        Assert.Equal(Ids(8, 80), (await lake.Silver.Pages.For(8).ReadAsync().Select(row => row.Id).ToArrayAsync()).Order());
        Assert.Equal(2, await lake.Silver.Pages.For(8).DeleteAsync());
        Assert.Equal(0, await lake.Silver.Pages.For(8).DeleteAsync());
        await TestLake.PutAsync(lake.SilverStorage, "pages/07.csv", "id\n71\n");
        await lake.Silver.Pages.For(7).WriteTextAsync("id\n72\n");
        Assert.Equal(["pages/7.csv"], await TestLake.KeysAsync(lake.SilverStorage));
    }

    [Fact]
    public async Task A_member_that_is_missing_or_there_twice_is_an_error()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Pages.For(7).ReadAsync().CountAsync());
        Assert.Equal((ErrorKind.NotFound, "memory://silver/pages/7.csv"), (error.Kind, error.Address));
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Pages.For(7).OpenReadAsync());
        Assert.Equal((ErrorKind.NotFound, "memory://silver/pages/7.csv"), (error.Kind, error.Address));
        await TestLake.PutAsync(lake.SilverStorage, "pages/07.csv", "id\n7\n");
        await TestLake.PutAsync(lake.SilverStorage, "pages/007.csv", "id\n7\n");
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Pages.For(7).OpenReadAsync());
        Assert.Equal(
            "Several files have this key, written with different leading zeros: memory://silver/pages/007.csv, memory://silver/pages/07.csv. " +
            "[operation read, object silver.pages[page=7], at memory://silver/pages/7.csv] Keep one of them.",
            error.Message);
    }

    [Theory]
    [MemberData(nameof(TestLake.Kinds), MemberType = typeof(TestLake))]
    public async Task A_named_file_is_found_and_replaced_in_every_spelling(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        SitesObject.Member member = lake.Silver.Sites.For("a", 5);
        await TestLake.PutAsync(lake.SilverStorage, "sites/a/05/_note.txt", "old");
        await TestLake.PutAsync(lake.SilverStorage, "sites/a/05/month=03/_note.txt", "deep");
        Assert.Equal("old", await member.ReadTextAsync("_note.txt"));
        Assert.Equal("deep", await member.For(3).ReadTextAsync("_note.txt"));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await member.ReadTextAsync("note.txt"));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        await member.WriteTextAsync("_note.txt", "new");
        await member.For(3).WriteTextAsync("_note.txt", "newer");
        Assert.Equal(["sites/a/5/_note.txt", "sites/a/5/month=3/_note.txt"], await TestLake.KeysAsync(lake.SilverStorage));
    }

    [Theory]
    [MemberData(nameof(TestLake.Kinds), MemberType = typeof(TestLake))]
    public async Task A_member_of_a_family_of_partitioned_directories_is_a_partitioned_object(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        SitesObject sites = lake.Silver.Sites;
        await sites.For("a", 2025).AppendAsync([Visit("a", 1, 1), Visit("a", 2, 2)]);
        await sites.For("b", 2025).OverwritePartitionsAsync([Visit("b", 1, 3)]);
        await sites.For("b", 2024).For(month: 12).AppendAsync([Visit("b", 12, 4)]);
        Assert.Equal(["a 2025", "b 2024", "b 2025"], await sites.MembersAsync().Select(member => $"{member.Site} {member.Year}").ToArrayAsync());
        Assert.Equal(["a 2025", "b 2025"], await sites.In(month: [1]).MembersAsync().Select(member => $"{member.Site} {member.Year}").ToArrayAsync());
        Assert.Equal(
            ["a 2025 1", "a 2025 2"],
            await sites.For("a", 2025).PartitionsAsync().Select(partition => $"{partition.Site} {partition.Year} {partition.Month}").ToArrayAsync());
        Assert.Equal(Ids(1, 3), await sites.In(month: [1]).ReadAsync().Select(visit => visit.Id).ToArrayAsync());
        Assert.Equal(Ids(2), await sites.For("a", 2025).Between(2, 3).ReadAsync().Select(visit => visit.Id).ToArrayAsync());

        // Overwriting partitions of one member leaves the same partitions of others.
        await sites.For("a", 2025).OverwritePartitionsAsync([Visit("a", 1, 10)]);
        Assert.Equal(Ids(2, 3, 4, 10), (await sites.ReadAsync().Select(visit => visit.Id).ToArrayAsync()).Order());
        await sites.For("a", 2025).OverwriteAsync([Visit("a", 3, 30)]);
        Assert.Equal(Ids(3, 4, 30), (await sites.ReadAsync().Select(visit => visit.Id).ToArrayAsync()).Order());
        Assert.Equal(1, await sites.For("b", 2025).For(1).DeleteAsync());
        Assert.Equal(["a 2025", "b 2024"], await sites.MembersAsync().Select(member => $"{member.Site} {member.Year}").ToArrayAsync());

        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await sites.For("a", 2025).AppendAsync([Visit("b", 1, 1)]));
        Assert.Equal(ErrorKind.InvalidValue, error.Kind);
        Assert.StartsWith(
            "Row 1 does not belong to silver.sites[site=a, year=2025]: its 'site' is 'b', expected is 'a'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_partition_is_listed_once_whatever_its_spellings()
    {
        await using TestLake lake = TestLake.Make();
        foreach (string month in new[] { "0", "00", "000", "3", "03", "003" })
        {
            await TestLake.PutAsync(lake.SilverStorage, $"months/year=2025/month={month}/part.csv", "id\n1\n");
            await TestLake.PutAsync(lake.SilverStorage, $"sites/a/{month}/month={month}/part.csv", "id\n1\n");
        }

        Assert.Equal(new[] { 0, 3 }, await lake.Silver.Months.PartitionsAsync().Select(partition => (int)partition.Month!.Value).Order().ToArrayAsync());
        Assert.Equal(new[] { 0, 3 }, await lake.Silver.Sites.MembersAsync().Select(member => member.Year).Order().ToArrayAsync());
        Assert.Equal(3, await lake.Silver.Sites.For("a", 0).For(0).ReadAsync().CountAsync());
    }

    /// <summary>Months as other tools write them, beside some of ours.</summary>
    private static async Task<TestLake> MonthsAsync(string kind)
    {
        TestLake lake = TestLake.Make(kind);
        IObjectStorage storage = lake.SilverStorage;
        await TestLake.PutAsync(storage, "months/year=2025/month=01/part.csv", "id\n1\n");
        await TestLake.PutAsync(storage, "months/year=2025/month=1/part.csv", "id\n2\n");
        await TestLake.PutAsync(storage, "months/year=02025/month=002/part.csv", "id\n3\n");
        await TestLake.PutAsync(storage, "months/year=2025/month=12/part.csv", "id\n4\n");
        await TestLake.PutAsync(storage, "months/year=2025/month=__HIVE_DEFAULT_PARTITION__/part.csv", "id\n5\n");
        await TestLake.PutAsync(storage, "months/year=-05/month=01/part.csv", "id\n6\n");
        return lake;
    }

    private static long[] Ids(params long[] ids) => ids;

    private static Visit Visit(string site, int month, long id) => new() { Site = site, Month = month, Id = id };

    private static async Task<long[]> IdsAsync(IAsyncEnumerable<MonthRow> rows) => [.. (await rows.Select(row => row.Id).ToArrayAsync()).Order()];
}
