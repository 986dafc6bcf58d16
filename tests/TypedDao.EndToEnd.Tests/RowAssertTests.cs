using TypedDao.EndToEnd.Data;
using TypedDao.EndToEnd.Data.Filters;
using TypedDao.EndToEnd.Data.TwoWays;
using TypedDao.Testing;

namespace TypedDao.EndToEnd;

/// <summary>What an assertion on rows says.</summary>
public sealed class RowAssertTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Differences_are_shown_by_row_and_column()
    {
        await using CatalogContext lake = await CatalogContext.InMemory().With(c => c.TwoWays.Guests, Guest(1, "a"), Guest(2, "it's"), Guest(4, "new"), Guest(5, "e"));
        RowAssertionException error = await FailAsync(lake, [Guest(1, "a"), Guest(2, "b"), Guest(3, "c"), Guest(5, "e")], new());
        Assert.Equal(
            """
            two_ways.guests has other rows than expected: 1 changed, 1 missing, 1 unexpected (4 expected, 4 found).
              changed     (id: 2): name is 'it''s', expected 'b'
              missing     (id: 3, name: 'c')
              unexpected  (id: 4, name: 'new')
            """.ReplaceLineEndings("\n"),
            error.Message);
        Assert.Equal((1L, 1L, 1L), (error.Changed, error.Missing, error.Unexpected));
        error = await FailAsync(lake, [], new() { MostShown = 2 });
        Assert.Equal(
            """
            two_ways.guests has other rows than expected: 0 changed, 0 missing, 4 unexpected (0 expected, 4 found).
              unexpected  (id: 1, name: 'a')
              unexpected  (id: 2, name: 'it''s')
              unexpected  … and 2 more
            """.ReplaceLineEndings("\n"),
            error.Message);
        var query = await Assert.ThrowsAsync<RowAssertionException>(
            async () => await lake.TwoWays.Guests.Where(g => g.Id == 1).HasRowsAsync([Guest(1, "a\nb"), Guest(1, "a")], cancellationToken: Stop));
        Assert.StartsWith("two_ways.guests where id = 1 has other rows", query.Message, StringComparison.Ordinal);
        Assert.EndsWith("  missing     (id: 1, name: 'a⏎b')", query.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_matters_unless_it_does_not()
    {
        await using CatalogContext lake = await CatalogContext.InMemory().With(c => c.TwoWays.Guests, Guest(1, "a"), Guest(2, "b"), Guest(2, "b"), Guest(3, "c"));
        await lake.TwoWays.Guests.HasRowsAsync([Guest(1, "a"), Guest(2, "b"), Guest(2, "b"), Guest(3, "c")], cancellationToken: Stop);
        await lake.TwoWays.Guests.HasRowsAsync([Guest(2, "b"), Guest(3, "c"), Guest(2, "b"), Guest(1, "a")], new() { AnyOrder = true }, Stop);
        RowAssertionException error = await FailAsync(lake, [Guest(1, "a"), Guest(2, "b"), Guest(3, "c"), Guest(2, "b")], new());
        Assert.Equal("two_ways.guests has the expected rows in another order. Row 3 is (id: 2, name: 'b'), expected is (id: 3, name: 'c').", error.Message);
        error = await FailAsync(lake, [Guest(1, "a"), Guest(2, "b"), Guest(3, "c")], new() { AnyOrder = true });
        Assert.Equal((0L, 0L, 1L), (error.Changed, error.Missing, error.Unexpected));
    }

    [Fact]
    public async Task Values_of_all_kinds_are_compared_by_content()
    {
        FilteredEvent row = Event(2.50m, "iOS", ["a", "b"]);
        await using CatalogContext lake = await CatalogContext.InMemory().With(c => c.Filters.Events, row);
        await lake.Filters.Events.HasRowsAsync([Event(2.5m, "iOS", ["a", "b"])], cancellationToken: Stop);
        var error = await Assert.ThrowsAsync<RowAssertionException>(
            async () => await lake.Filters.Events.HasRowsAsync([Event(2.51m, "Android", ["b"])], cancellationToken: Stop));
        Assert.Equal(
            """
            filters.events has other rows than expected: 1 changed, 0 missing, 0 unexpected (1 expected, 1 found).
              changed     (country: null, day: 2025-01-07, hour: 7, id: 1, active: true, kind: 'add-to-cart', name: 'n'): price is 2.5, expected 2.51, device is {os: 'iOS', version: null}, expected {os: 'Android', version: null}, tags is ['a', 'b'], expected ['b']
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Fact]
    public async Task A_large_set_is_cut_and_counted()
    {
        await using CatalogContext lake = await CatalogContext.InMemory().With(c => c.TwoWays.Guests, Enumerable.Range(0, 20_000).Select(i => Guest(i, "found")));
        RowAssertionException error = await FailAsync(lake, Enumerable.Range(30_000, 5_000).Select(i => Guest(i, "expected")), new());
        Assert.Equal((0L, 5_000L, 20_000L), (error.Changed, error.Missing, error.Unexpected));
        Assert.Equal(23, error.Message.Split('\n').Length);
        Assert.EndsWith("… and 19990 more", error.Message, StringComparison.Ordinal);
        error = await FailAsync(lake, [Guest(1, new string('x', 1000))], new());
        Assert.True(error.Message.Length < 2000, error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowComparison { MostShown = -1 });
    }

    private static async Task<RowAssertionException> FailAsync(CatalogContext lake, IEnumerable<Guest> expected, RowComparison comparison)
        => await Assert.ThrowsAsync<RowAssertionException>(async () => await lake.TwoWays.Guests.HasRowsAsync(expected, comparison, Stop));

    private static Guest Guest(long id, string name) => new() { Id = id, Name = name };

#pragma warning disable CS0618 // the deprecated column is part of the row as long as it is there
    private static FilteredEvent Event(decimal price, string os, string[] tags) => new()
    {
        Country = null,
        Day = new(2025, 1, 7),
        Hour = 7,
        Id = 1,
        Price = price,
        Active = true,
        Kind = FilteredEventKind.AddToCart,
        Name = "n",
        Device = new() { Os = os },
        Tags = tags,
    };
#pragma warning restore CS0618
}
