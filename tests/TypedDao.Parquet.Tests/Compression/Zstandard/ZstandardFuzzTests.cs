using System.Buffers;
using TypedDao.Parquet.Compression.Zstandard;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

public sealed class ZstandardFuzzTests : IDisposable
{
    private static readonly string[] Shapes = ["short text", "runs", "text", "skewed bytes", "two values", "copies", "numbers"];

    private readonly ZstandardDecoder _decoder = new();

    public void Dispose() => _decoder.Dispose();

    [Fact]
    public void Mutated_frames_are_refused_or_decompressed_as_the_reference_does()
    {
        LibZstd.SkipIfAbsent();
        Random random = Seeded.Random();
        foreach ((byte[] content, byte[] frame) in Frames())
        {
            for (int i = 0; i < 250; i++)
            {
                byte[] mutated = Mutate(random, frame);
                if (TryDecompress(mutated, content.Length) is { } own && LibZstd.Decompress(mutated, content.Length) is { } peer)
                {
                    Assert.True(peer.AsSpan().SequenceEqual(own));
                }
            }
        }
    }

    [Fact]
    public void Truncated_frames_are_refused()
    {
        LibZstd.SkipIfAbsent();
        Random random = Seeded.Random();
        foreach ((byte[] content, byte[] frame) in Frames())
        {
            for (int i = 0; i < 60; i++)
            {
                byte[] truncated = frame[..random.Next(i < 40 ? Math.Min(frame.Length, 200) : frame.Length)];
                Assert.Null(TryDecompress(truncated, content.Length));
            }
        }
    }

    [Fact]
    public void Headers_with_noise_behind_them_are_refused_or_decompressed()
    {
        Random random = Seeded.Random();
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            int size = random.Next(2, 300);
            int bits = (size << 3) | 5;
            byte[] block = Samples.Noise(random, size);
            block[0] = (byte)((block[0] & 0xF0) | random.Next(16));
            byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), .. block];
            try
            {
                _decoder.Decompress(frame, new ArrayBufferWriter<byte>(), 200_000);
            }
            catch (ParquetFormatException)
            {
                refused++;
            }
        }

        Assert.True(refused > 10_000);
    }

    private static IEnumerable<(byte[] Content, byte[] Frame)> Frames()
    {
        foreach (string shape in Shapes)
        {
            byte[] content = Samples.All[shape];
            content = content[..Math.Min(content.Length, 60_000)];
            yield return (content, LibZstd.Compress(content, 1));
            yield return (content, LibZstd.Compress(content, 13, contentSize: false));
        }
    }

    // Half of the changes go where headers and tables are.
    private static byte[] Mutate(Random random, byte[] frame)
    {
        byte[] mutated = [.. frame];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(random.Next(2) == 0 ? Math.Min(frame.Length, 120) : frame.Length);
            mutated[at] = random.Next(2) == 0 ? (byte)(mutated[at] ^ (1 << random.Next(8))) : (byte)random.Next(256);
        }

        return mutated;
    }

    private byte[]? TryDecompress(byte[] source, int length)
    {
        byte[] destination = new byte[length];
        try
        {
            _decoder.Decompress(source, destination);
            return destination;
        }
        catch (ParquetFormatException)
        {
            return null;
        }
    }
}
