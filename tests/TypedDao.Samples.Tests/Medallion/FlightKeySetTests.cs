using global::Medallion.Cleaning;

namespace TypedDao.Samples.Medallion;

public sealed class FlightKeySetTests
{
    [Fact]
    public void It_knows_what_a_HashSet_knows()
    {
        int seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var set = new FlightKeySet();
        var expected = new HashSet<UInt128>();
        for (int i = 0; i < 300_000; i++)
        {
            // Small ranges in both halves: neighbours, as dates and numbers of airports are, and repeats.
            var key = new UInt128((ulong)random.Next(1, 2_000) << 24, (ulong)random.Next(300) << 40);
            Assert.Equal(expected.Add(key), set.Add(key));
        }

        Assert.Equal(expected.Count, set.Count);
    }

    [Fact]
    public void A_key_takes_at_most_40_bytes()
    {
        var set = new FlightKeySet();
        for (ulong i = 1; i <= 1_000_000; i++)
        {
            Assert.True(set.Add(new UInt128(i, 1)));
        }

        Assert.InRange(set.Bytes / (double)set.Count, 16, 40);
    }
}
