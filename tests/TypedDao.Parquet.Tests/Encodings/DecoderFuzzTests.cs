using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

/// <summary>Pages by chance, truncated and changed: every decoder either reads or refuses.</summary>
public sealed class DecoderFuzzTests
{
    private const int Rounds = 4000;

    [Fact]
    public void Runs_are_read_or_refused()
    {
        var decoder = new RleBitPackedDecoder();
        Fuzz(
            random =>
            {
                int width = random.Next(9);
                int[] values = [.. Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(1 << width))];
                return [(byte)width, .. NaiveEncodings.Hybrid(random, values, width)];
            },
            (random, page) =>
            {
                decoder.Reset(page.AsMemory(Math.Min(1, page.Length)), page.FirstOrDefault());
                Span<int> values = stackalloc int[100];
                Span<byte> levels = stackalloc byte[100];
                for (int i = 0; i < 10; i++)
                {
                    int count = random.Next(100);
                    switch (random.Next(4))
                    {
                        case 0:
                            decoder.Skip(count);
                            break;
                        case 1:
                            decoder.Read(values[..count]);
                            break;
                        case 2:
                            decoder.ReadLevels(levels[..count]);
                            break;
                        default:
                            _ = decoder.TryReadRun(count + 1, out _, out _);
                            break;
                    }
                }
            });
    }

    [Fact]
    public void Booleans_are_read_or_refused()
        => FuzzValues(random => [4, 0, 0, 0, 40, 1, 5, (byte)random.Next(256), (byte)random.Next(256)], new RleBooleanDecoder());

    [Fact]
    public void Bits_are_read_or_refused() => FuzzValues(Bytes, new PlainBooleanDecoder());

    [Fact]
    public void Plain_numbers_are_read_or_refused() => FuzzValues(Bytes, new PlainDecoder<Int96>());

    [Fact]
    public void Streams_are_read_or_refused() => FuzzValues(Bytes, new ByteStreamSplitDecoder<double>());

    [Fact]
    public void Differences_of_ints_are_read_or_refused() => FuzzValues(random => Delta(random, 300), new DeltaBinaryPackedDecoder<int>());

    [Fact]
    public void Differences_of_longs_are_read_or_refused() => FuzzValues(random => Delta(random, 300), new DeltaBinaryPackedDecoder<long>());

    [Fact]
    public void Old_levels_are_read_or_refused()
    {
        var decoder = new BitPackedLevelsDecoder();
        Fuzz(Bytes, (random, page) =>
        {
            decoder.Reset(page, random.Next(10));
            for (int i = 0; i < 10; i++)
            {
                decoder.ReadLevels(new byte[random.Next(100)]);
                decoder.Skip(random.Next(10));
            }
        });
    }

    [Fact]
    public void Plain_values_are_read_or_refused()
        => FuzzBinaries(random => [.. Enumerable.Range(0, 20).SelectMany(_ => Plain(random))], new PlainBinaryDecoder());

    [Fact]
    public void Fixed_values_are_read_or_refused() => FuzzBinaries(Bytes, new PlainFixedDecoder(5));

    [Fact]
    public void Streams_of_fixed_values_are_read_or_refused() => FuzzBinaries(Bytes, new ByteStreamSplitFixedDecoder(2));

    [Fact]
    public void Values_behind_their_lengths_are_read_or_refused()
        => FuzzBinaries(random => [.. Delta(random, 20), .. Bytes(random), .. Bytes(random)], new DeltaLengthBinaryDecoder());

    [Fact]
    public void Values_that_begin_alike_are_read_or_refused()
        => FuzzBinaries(random => [.. Delta(random, 3), .. Delta(random, 20), .. Bytes(random), .. Bytes(random)], new DeltaBinaryDecoder());

    private static void FuzzValues<T>(Func<Random, byte[]> make, ValueDecoder<T> decoder)
        where T : unmanaged
        => Fuzz(make, (random, page) =>
        {
            decoder.Reset(page);
            for (int i = 0; i < 10; i++)
            {
                decoder.Read(new T[random.Next(100)]);
                decoder.Skip(random.Next(10));
            }
        });

    // Every slice lies within the bytes.
    private static void FuzzBinaries(Func<Random, byte[]> make, BinaryDecoder decoder)
    {
        using (decoder)
        {
            Fuzz(make, (random, page) =>
            {
                decoder.Reset(page);
                var slices = new ByteSlice[20];
                for (int i = 0; i < 10; i++)
                {
                    Span<ByteSlice> batch = slices.AsSpan(0, random.Next(20));
                    decoder.Read(batch);
                    foreach (ByteSlice slice in batch)
                    {
                        _ = decoder.Bytes.Slice(slice.Offset, slice.Length);
                    }

                    decoder.Skip(random.Next(10));
                }
            });
        }
    }

    private static void Fuzz(Func<Random, byte[]> make, Action<Random, byte[]> read)
    {
        Random random = Seeded.Random();
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] page = make(random);
            for (int i = random.Next(4); i > 0 && page.Length > 0; i--)
            {
                page[random.Next(page.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : 0xFF);
            }

            page = random.Next(3) == 0 ? page[..random.Next(page.Length + 1)] : page;
            try
            {
                read(random, page);
            }
            catch (ParquetFormatException e)
            {
                Assert.NotEmpty(e.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 1, Rounds);
    }

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(100)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Plain(Random random)
    {
        byte[] bytes = Bytes(random);
        return [.. BitConverter.GetBytes(bytes.Length), .. bytes];
    }

    private static byte[] Delta(Random random, int most)
    {
        long[] values = [.. Enumerable.Range(0, random.Next(200)).Select(_ => random.NextInt64(most))];
        int miniblocks = 1 << random.Next(3);
        return NaiveEncodings.Delta(values, 32, 128, miniblocks, () => (byte)random.Next(256));
    }
}
