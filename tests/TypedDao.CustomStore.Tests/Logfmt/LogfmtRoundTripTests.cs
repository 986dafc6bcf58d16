using System.Text;
using TypedDao.CustomStore.Data.Pack;
using TypedDao.CustomStore.Support;
using TypedDao.Testing;

namespace TypedDao.CustomStore.Logfmt;

/// <summary>What is written is read back; what is no logfmt never does worse than a bad row.</summary>
public sealed class LogfmtRoundTripTests
{
    private const string Characters = " =\"\\\n\r\t\0\u007F\u0085\u2028aZ09-é中\uFEFF\uFFFD";

    private static CancellationToken Stop => PackProof.Stop;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_come_back(int seed)
    {
        await using var proof = new PackProof();
        var random = new Random(seed);
        Value[] rows = [.. Enumerable.Range(0, 3000).Select(_ => Make(random)), new Value()];
        await proof.Context.Pack.Values.WriteAsync(rows, Stop);
        await proof.Context.Pack.Values.HasRowsAsync(rows, cancellationToken: Stop);
    }

    [Fact]
    public async Task Limits_come_back()
    {
        await using var proof = new PackProof();
        Value[] rows =
        [
            new() { Tiny = sbyte.MinValue, Small = short.MaxValue, Medium = int.MinValue, Large = long.MaxValue, Single = float.Epsilon, Real = double.MaxValue },
            new() { Single = float.NaN, Real = double.NegativeInfinity, Price = -0.0001m, Wide = "-1234567890123456789012345678.0123456789", Text = "" },
            new() { Day = DateOnly.MinValue, Clock = TimeOnly.MaxValue, Moment = DateTimeOffset.MaxValue, Local = DateTime.MinValue, Blob = Array.Empty<byte>() },
            new() { Real = -0.0, Key = Guid.Empty, Kind = ValueKind.Cart, Text = "null" },
        ];
        await proof.Context.Pack.Values.WriteAsync(rows, Stop);
        await proof.Context.Pack.Values.HasRowsAsync(rows, cancellationToken: Stop);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Spoilt_files_never_do_worse_than_a_bad_row(int seed)
    {
        await using var proof = new PackProof();
        var random = new Random(seed);
        await proof.Context.Pack.Values.WriteAsync([.. Enumerable.Range(0, 20).Select(_ => Make(random))], Stop);
        byte[] good = Encoding.UTF8.GetBytes(await proof.Context.Pack.Values.ReadTextAsync(Stop));
        for (int round = 0; round < 500; round++)
        {
            byte[] bad = [.. good];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                bad[random.Next(bad.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : " =\"\\\n"[random.Next(5)]);
            }

            await proof.Context.Pack.Values.WriteAsync(new MemoryStream(bad), Stop);
            try
            {
                await proof.Context.Pack.Values.ReadAsync(Stop).LongCountAsync(Stop);
            }
            catch (BadRowException)
            {
                // What the text cannot be read as; nothing else may come of it.
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}, round {round}: {error}");
            }
        }
    }

    private static Value Make(Random random)
    {
        T? Maybe<T>(T value)
            where T : struct
            => random.Next(3) == 0 ? null : value;
        byte[] bytes = new byte[random.Next(20)];
        random.NextBytes(bytes);
        DateTime moment = new(random.NextInt64(DateTime.MaxValue.Ticks));
        return new Value
        {
            Flag = Maybe(random.Next(2) == 0),
            Tiny = Maybe((sbyte)random.Next(-128, 128)),
            Small = Maybe((short)random.Next(short.MinValue, short.MaxValue)),
            Medium = Maybe(random.Next(int.MinValue, int.MaxValue)),
            Large = Maybe(random.NextInt64(long.MinValue, long.MaxValue)),
            Single = Maybe(random.NextSingle() * 1000),
            Real = Maybe(BitConverter.Int64BitsToDouble(random.NextInt64()) is var real && double.IsNaN(real) ? 0 : real),
            Price = Maybe(random.NextInt64(-1_000_000_000, 1_000_000_000) / 10_000m),
            Wide = random.Next(3) == 0 ? null : $"{random.NextInt64(1, long.MaxValue)}.{random.NextInt64(10_000_000_000):D10}",
            Text = random.Next(3) == 0 ? null : string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Characters[random.Next(Characters.Length)])),
            Kind = Maybe((ValueKind)random.Next(2)),
            Blob = Maybe<ReadOnlyMemory<byte>>(bytes),
            Key = Maybe(Guid.NewGuid()),
            Day = Maybe(DateOnly.FromDateTime(moment)),
            Clock = Maybe(TimeOnly.FromDateTime(moment)),
            Moment = Maybe(new DateTimeOffset(moment, TimeSpan.Zero)),
            Local = Maybe(moment),
        };
    }
}
