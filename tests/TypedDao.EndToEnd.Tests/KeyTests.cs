using TypedDao.EndToEnd.Data.Keys;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>Families with every kind of parameter, partitions of every type, and what can be done with them.</summary>
public sealed class KeyTests
{
    private static readonly Guid Id = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_member_is_addressed_by_parameters_of_every_kind(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        EveryKindObject family = proof.Context.Keys.EveryKind;
        EveryKindObject.Member member = family.For(
            region: "Größe 行",
            tiny: -8,
            small: 16,
            page: 32,
            big: long.MinValue,
            flag: true,
            day: new(2025, 1, 7),
            at: new DateTimeOffset(2025, 1, 7, 12, 0, 0, TimeSpan.FromHours(2)).AddMilliseconds(500),
            local: new(2025, 1, 7, 10, 0, 0),
            id: Id,
            kind: KeyedKind.AddToCart);
        var row = new Keyed { Region = "Größe 行", Day = new(2025, 1, 7), Kind = KeyedKind.AddToCart, Number = 1 };
        await member.WriteAsync([row]);
        string key = $"every/Größe 行/-8/16/32/-9223372036854775808/true/2025-01-07/2025-01-07T10:00:00.5Z/20250107100000/{Id}/add-to-cart.csv";
        Assert.Equal(key, (await family.ListAsync().SingleAsync()).Key);

        // Columns that are in the key are not in the file.
        Assert.Equal("number\n1\n", await member.ReadTextAsync());
        Assert.Equal(row, await family.ReadAsync().SingleAsync());
        EveryKindObject.Member found = await family.MembersAsync().SingleAsync();
        Assert.Equal(
            ("Größe 行", (sbyte)-8, (short)16, 32, long.MinValue, true, new DateOnly(2025, 1, 7)),
            (found.Region, found.Tiny, found.Small, found.Page, found.Big, found.Flag, found.Day));
        Assert.Equal(
            (new DateTimeOffset(2025, 1, 7, 10, 0, 0, 500, TimeSpan.Zero), new DateTime(2025, 1, 7, 10, 0, 0), Id, KeyedKind.AddToCart),
            (found.At, found.Local, found.Id, found.Kind));
        Assert.Equal(row, await found.ReadAsync().SingleAsync());
        Assert.True(await family.In(kind: [KeyedKind.AddToCart], flag: [true], id: [Id]).ExistsAsync());
        Assert.False(await family.In(kind: [KeyedKind.View]).ExistsAsync());
        Assert.True(await family.Between(tiny: (-9, -8), at: (new(2025, 1, 7, 10, 0, 0, TimeSpan.Zero), new(2025, 1, 7, 11, 0, 0, TimeSpan.Zero))).ExistsAsync());
        Assert.False(await family.Between(page: (33, 40)).ExistsAsync());
        Assert.Equal(1, await found.DeleteAsync());
        Assert.False(await family.ExistsAsync());
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("..", "it would be a step to another folder")]
    [InlineData("a/b", "it contains '/'")]
    public async Task A_value_that_would_lead_elsewhere_is_refused(string region, string reason)
    {
        await using Proof proof = Proof.Make("memory");
        EveryKindObject.Member member = proof.Context.Keys.EveryKind.For(region, 0, 0, 0, 0, false, new(2025, 1, 7), DateTimeOffset.UnixEpoch, default, Id, KeyedKind.View);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await member.ExistsAsync());
        Assert.Equal(ErrorKind.InvalidValue, error.Kind);
        Assert.StartsWith($"'{region}' cannot be the value of 'region' in a key: {reason}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Members_are_selected_by_ranges_and_sets(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        DaysObject days = proof.Context.Keys.Days;
        Assert.Equal(0, await days.ReadAsync().CountAsync());
        Assert.Equal(0, await days.MembersAsync().CountAsync());
        foreach (int day in new[] { 31, 1, 7, 30 })
        {
            await days.For(day: new(2025, 1, day)).CreateAsync([new() { Number = day }]);
        }

        await days.For(new(2025, 2, 1)).CreateAsync([new() { Number = 32 }]);
        Assert.Equal("1 7 30 31 32", await NumbersAsync(days.ReadAsync()));
        Assert.Equal("7 30 31", await NumbersAsync(days.Between(new(2025, 1, 7), new(2025, 1, 31)).ReadAsync()));
        Assert.Equal("1 32", await NumbersAsync(days.In(new(2025, 2, 1), new(2024, 1, 1), new(2025, 1, 1)).ReadAsync()));
        Assert.Equal("", await NumbersAsync(days.In().ReadAsync()));
        Assert.Equal(["01-30", "01-31", "02-01"], await days.Between(new(2025, 1, 30), DateOnly.MaxValue).MembersAsync().Select(member => $"{member.Day:MM-dd}").ToArrayAsync());
        Assert.Equal(
            ["days/2025/01/01/log.jsonl", "days/2025/01/07/log.jsonl", "days/2025/01/30/log.jsonl", "days/2025/01/31/log.jsonl", "days/2025/02/01/log.jsonl"],
            await days.ListAsync().Select(entry => entry.Key).ToArrayAsync());
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await days.For(new(2025, 1, 7)).CreateAsync([new() { Number = 70 }]));
        Assert.Equal((ErrorKind.AlreadyExists, "Create a file of another key: the object is append-only."), (error.Kind, error.Cure));
        Assert.Equal("7", await NumbersAsync(days.For(new(2025, 1, 7)).ReadAsync()));
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await days.For(new(1999, 1, 1)).ReadAsync().CountAsync());
        Assert.Equal(ErrorKind.NotFound, error.Kind);
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Partitions_have_columns_of_every_type(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        PartsObject parts = proof.Context.Keys.Parts;
        var row = new Part
        {
            Flag = true,
            Tiny = -8,
            Small = 16,
            Medium = 32,
            Big = 64,
            Text = "a:b/ü %",
            Id = Id,
            Day = new(2025, 1, 7),
            Instant = new(2025, 1, 7, 10, 0, 0, TimeSpan.Zero),
            Local = new(2025, 1, 7, 10, 0, 0, 500),
            Kind = PartKind.AddToCart,
            Number = 1,
        };
        Part none = row with { Text = null, Number = 2 };
        await parts.AppendAsync([row, none, row with { Number = 3 }]);
        string start = "parts/flag=true/tiny=-8/small=16/medium=32/big=64/";
        string end = $"/id={Id}/day=2025-01-07/instant=2025-01-07T10%3A00%3A00Z/local=2025-01-07T10%3A00%3A00.5/kind=add-to-cart/part-";
        string[] keys = await parts.ListAsync().Select(entry => entry.Key).ToArrayAsync();
        Assert.Equal(2, keys.Length);
        Assert.StartsWith($"{start}text=__HIVE_DEFAULT_PARTITION__{end}", keys[0], StringComparison.Ordinal);
        Assert.StartsWith($"{start}text=a%3Ab%2Fü %25{end}", keys[1], StringComparison.Ordinal);
        Assert.Equal([none, row, row with { Number = 3 }], await parts.ReadAsync().ToArrayAsync());
        PartsObject.Partition found = await parts.PartitionsAsync().LastAsync();
        Assert.Equal((true, "a:b/ü %", Id, row.Instant, row.Local, PartKind.AddToCart), (found.Flag, found.Text, found.Id, found.Instant, found.Local, found.Kind));
        Assert.Equal([none], await parts.For(true, -8, 16, 32, 64, null, Id, row.Day, row.Instant, row.Local, PartKind.AddToCart).ReadAsync().ToArrayAsync());
        Assert.Equal(2, await parts.In(text: ["a:b/ü %"], kind: [PartKind.AddToCart]).ReadAsync().CountAsync());
        Assert.Equal(3, await parts.Between(medium: (31, 33), day: (row.Day, row.Day)).ReadAsync().CountAsync());
        Assert.Equal(0, await parts.Between(instant: (row.Instant.AddTicks(1), DateTimeOffset.MaxValue)).ReadAsync().CountAsync());

        // Exactly the partitions of the rows are replaced.
        await parts.OverwritePartitionsAsync([row with { Number = 4 }]);
        Assert.Equal("2 4", string.Join(' ', await parts.ReadAsync().Select(part => part.Number).ToArrayAsync()));
        Assert.Equal(1, await found.DeleteAsync());
        Assert.Equal([none], await parts.ReadAsync().ToArrayAsync());
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Folders_with_leading_zeros_are_the_same_partitions(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        MonthsObject months = proof.Context.Keys.Months;
        const string File = "months/year=2025/month=01/part.csv";
        if (kind == "local")
        {
            proof.Put($"keys/{File}", "number\n1\n");
        }
        else
        {
            await months.WriteTextAsync(File["months/".Length..], "number\n1\n");
        }

        var row = new MonthRow { Year = 2025, Month = 1, Number = 1 };
        Assert.Equal([row], await months.ReadAsync().ToArrayAsync());
        Assert.Equal([row], await months.For(2025, 1).ReadAsync().ToArrayAsync());
        Assert.Equal([row], await months.Between(month: (1, 3)).ReadAsync().ToArrayAsync());
        Assert.Equal([row], await months.In(month: [1]).ReadAsync().ToArrayAsync());
        await months.OverwritePartitionsAsync([row with { Number = 2 }]);
        Assert.Equal([row with { Number = 2 }], await months.ReadAsync().ToArrayAsync());
        Assert.StartsWith("months/year=2025/month=1/part-00000-", (await months.ListAsync().SingleAsync()).Key, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_member_of_a_family_of_directories_has_partitions_of_its_own(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        SitesObject sites = proof.Context.Keys.Sites;
        DateOnly first = new(2025, 1, 1), second = new(2025, 1, 2);
        await sites.For(site: "a").AppendAsync([Visit(first, 1), Visit(second, 2)]);
        await sites.For(site: "b").For(day: first).AppendAsync([Visit(first, 3)]);
        Assert.Equal(["a", "b"], await sites.MembersAsync().Select(member => member.Site).ToArrayAsync());
        Assert.Equal(["a 2025-01-01", "a 2025-01-02"], await sites.For("a").PartitionsAsync().Select(day => $"{day.Site} {day.Day:yyyy-MM-dd}").ToArrayAsync());
        Assert.Equal([Visit(second, 2)], await sites.For("a").Between(second, second).ReadAsync().ToArrayAsync());
        Assert.Equal([Visit(first, 1), Visit(first, 3)], await sites.In(day: [first]).ReadAsync().ToArrayAsync());
        await sites.For("a").OverwritePartitionsAsync([Visit(first, 10)]);
        Assert.Equal([Visit(first, 10), Visit(second, 2), Visit(first, 3)], await sites.ReadAsync().ToArrayAsync());
        Assert.Equal(1, await sites.For("b").In(first).DeleteAsync());
        Assert.Equal(["a"], await sites.MembersAsync().Select(member => member.Site).ToArrayAsync());
    }

    private static Visit Visit(DateOnly day, long number) => new() { Day = day, Number = number };

    private static async Task<string> NumbersAsync(IAsyncEnumerable<Entry> rows) => string.Join(' ', await rows.Select(row => row.Number).ToArrayAsync());
}
