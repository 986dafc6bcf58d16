using TypedDao.EndToEnd.Data;
using TypedDao.EndToEnd.Data.TwoWays;
using TypedDao.Testing;

namespace TypedDao.EndToEnd;

/// <summary>Contexts in memory, with what is to be in them.</summary>
public sealed class SeedTests
{
    private static readonly Guest One = new() { Id = 1, Name = "a" }, Two = new() { Id = 2, Name = "b" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_line_makes_a_context_with_data()
    {
        await using CatalogContext lake = await CatalogContext.InMemory().With(c => c.TwoWays.Guests, One, Two);
        await lake.TwoWays.Guests.HasRowsAsync([One, Two], cancellationToken: Stop);
    }

    [Fact]
    public async Task Files_directories_members_and_partitions_are_seeded_whatever_a_program_may_do_with_them()
    {
        await using CatalogContext lake = await CatalogContext.InMemory()
            .With(c => c.TwoWays.Locked, [One])
            .With(c => c.TwoWays.Visits, [One])
            .With(c => c.TwoWays.Visits, [Two])
            .With(c => c.TwoWays.Days.For(new(2025, 1, 7)), [One])
            .With(c => c.TwoWays.Days.For(new(2025, 1, 8)), [Two])
            .With(c => c.TwoWays.Places, new Place { Country = "DE", Id = 1 }, new Place { Country = "FR", Id = 2 })
            .With(c => c.TwoWays.Places.For("DE"), new Place { Country = "DE", Id = 3 })
            .WithText(c => c.TwoWays.Guests, "id,name\n7,x\nbad\n")
            .WithBytes(c => c.Rules.Bytes, new byte[] { 1, 2 }, "a/b.bin")
            .WriteAsync(Stop);
        await lake.TwoWays.Locked.HasRowsAsync([One], cancellationToken: Stop);
        await lake.TwoWays.Visits.HasRowsAsync([Two, One], new() { AnyOrder = true }, Stop);
        await lake.TwoWays.Days.HasRowsAsync([One, Two], cancellationToken: Stop);
        await lake.TwoWays.Days.For(new(2025, 1, 8)).HasRowsAsync([Two], cancellationToken: Stop);
        await lake.TwoWays.Places.For("DE").HasRowsAsync([new() { Country = "DE", Id = 3 }, new() { Country = "DE", Id = 1 }], new() { AnyOrder = true }, Stop);
        await lake.TwoWays.Guests.HasRowsAsync([new() { Id = 7, Name = "x" }], cancellationToken: Stop);
        await using Stream bytes = await lake.Rules.Bytes.OpenReadAsync("a/b.bin", Stop);
        Assert.Equal(1, bytes.ReadByte());
        Assert.Equal("(in memory)", lake.Environment);
    }

    [Fact]
    public async Task Contexts_share_nothing_and_need_no_settings()
    {
        await using CatalogContext one = await CatalogContext.InMemory().With(c => c.TwoWays.Guests, One);
        await using CatalogContext two = CatalogContext.InMemory();
        Assert.False(await two.TwoWays.Guests.ExistsAsync(Stop));
        using (Catalog.Use(one))
        {
            Assert.Equal(1, await Catalog.TwoWays.Guests.CountAsync(Stop));
        }

        // PROOF_ROOT is not set.
        await one.ValidateAsync(Stop);
    }

    [Fact]
    public async Task What_cannot_be_seeded_is_said()
    {
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await CatalogContext.InMemory().With(c => c.TwoWays.Days, One));
        Assert.Contains("The object is a family, and it is not said which member: 'day' is open.", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await CatalogContext.InMemory().With(c => c.TwoWays.PlainGuests, One));
        Assert.Equal(
            "Interface 'PlainFileInterface', which serves store 'two_ways' (type 'memory') in environment '(in memory)', cannot do 'seed'. " +
            "[operation seed, object two_ways.plain_guests] Use an environment or an interface that can.",
            error.Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await CatalogContext.InMemory().With(c => c.TwoWays.Guests, One).WriteAsync(new CancellationToken(canceled: true)));
    }
}
