using TypedDao.Parquet.Compression.Zstandard;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

public sealed class ZstandardEncoderTests : IDisposable
{
    private const int MaxLevel = 4;

    private readonly ZstandardEncoder[] _encoders = [.. Enumerable.Range(1, MaxLevel).Select(level => new ZstandardEncoder(level))];
    private readonly ZstandardDecoder _decoder = new();

    public void Dispose()
    {
        Array.ForEach(_encoders, encoder => encoder.Dispose());
        _decoder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void What_is_compressed_is_what_the_reference_decompresses(string name)
    {
        LibZstd.SkipIfAbsent();
        byte[] content = Samples.All[name];
        foreach (ZstandardEncoder encoder in _encoders)
        {
            Check(encoder, content);
        }
    }

    [Fact]
    public void Random_mixtures_are_what_the_reference_decompresses()
    {
        LibZstd.SkipIfAbsent();
        Random random = Seeded.Random();
        for (int i = 0; i < 400; i++)
        {
            Check(_encoders[i % MaxLevel], Samples.Copies(random, random.Next(0, 1 << random.Next(1, 19))));
        }
    }

    [Fact]
    public void Every_short_length_is_what_the_reference_decompresses()
    {
        LibZstd.SkipIfAbsent();
        for (int length = 0; length < 600; length++)
        {
            Check(_encoders[length % MaxLevel], Samples.All["records"][..length]);
            Check(_encoders[length % MaxLevel], Samples.All["skewed bytes"][..length]);
        }
    }

    [Fact]
    public void Skewed_bytes_of_every_alphabet_are_what_the_reference_decompresses()
    {
        LibZstd.SkipIfAbsent();
        var random = new Random(4);
        for (int alphabet = 2; alphabet <= 256; alphabet++)
        {
            double skew = 1 + (random.NextDouble() * 12);
            byte[] content = [.. Enumerable.Range(0, random.Next(100, 6000)).Select(_ => (byte)(Math.Pow(random.NextDouble(), skew) * alphabet))];
            Check(_encoders[0], content);
        }
    }

    [Fact]
    public async Task The_command_decompresses_what_is_compressed()
    {
        foreach (ZstandardEncoder encoder in _encoders)
        {
            byte[] content = Samples.All["text of blocks"];
            byte[] decompressed = await ZstdCommand.RunAsync(Compress(encoder, content), "--decompress");
            Assert.True(content.AsSpan().SequenceEqual(decompressed));
        }
    }

    [Fact]
    public void A_content_longer_than_the_window_keeps_to_it()
    {
        LibZstd.SkipIfAbsent();
        var random = new Random(9);
        byte[] start = Samples.Noise(random, 300_000);
        byte[] content = [.. start, .. new byte[8 * 1024 * 1024], .. start, .. start];
        Check(_encoders[0], content);
        Check(_encoders[2], content);
    }

    [Fact]
    public void An_encoder_that_has_seen_more_than_a_gibibyte_goes_on()
    {
        LibZstd.SkipIfAbsent();
        byte[] zeros = new byte[200_000_000];
        byte[] destination = new byte[ZstandardEncoder.MaxCompressedLength(zeros.Length)];
        byte[] content = Samples.All["records"];
        for (int i = 0; i < 6; i++)
        {
            _encoders[0].Compress(zeros, destination);
            _encoders[2].Compress(zeros, destination);
            Check(_encoders[0], content);
            Check(_encoders[2], content);
        }
    }

    [Fact]
    public void The_same_content_becomes_the_same_frame_whatever_came_before()
    {
        byte[] content = Samples.All["records"];
        foreach ((int index, ZstandardEncoder encoder) in _encoders.Index())
        {
            Compress(encoder, Samples.All["copies"]);
            using var fresh = new ZstandardEncoder(index + 1);
            Assert.Equal(Compress(fresh, content), Compress(encoder, content));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Frames_are_about_as_small_as_those_of_the_reference(int level)
    {
        LibZstd.SkipIfAbsent();
        foreach (string name in (string[])["text of blocks", "records", "skewed bytes", "numbers", "ordered numbers", "copies"])
        {
            byte[] content = Samples.All[name];
            int peer = LibZstd.Compress(content, level).Length;
            int own = Compress(_encoders[level - 1], content).Length;
            Assert.True(own <= peer * 1.06, $"{name}: {own} bytes instead of {peer}");
        }
    }

    [Fact]
    public void Noise_grows_by_headers_alone()
    {
        byte[] content = Samples.All["noise of two blocks"];
        foreach (ZstandardEncoder encoder in _encoders)
        {
            Assert.InRange(Compress(encoder, content).Length, content.Length, content.Length + 20);
        }
    }

    [Fact]
    public void Levels_beyond_the_highest_are_the_highest()
    {
        using var highest = new ZstandardEncoder(22);
        using var lowest = new ZstandardEncoder(-7);
        byte[] content = Samples.All["text"];
        Assert.Equal(Compress(_encoders[^1], content), Compress(highest, content));
        Assert.Equal(Compress(_encoders[0], content), Compress(lowest, content));
    }

    [Fact]
    public void A_short_destination_is_refused()
        => Assert.Throws<ArgumentException>(() => _encoders[0].Compress(new byte[100], new byte[ZstandardEncoder.MaxCompressedLength(100) - 1]));

    [Fact]
    public void Nothing_is_allocated_after_the_first_use()
    {
        byte[] content = Samples.All["records"];
        byte[] destination = new byte[ZstandardEncoder.MaxCompressedLength(content.Length)];
        _encoders[2].Compress(content, destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _encoders[2].Compress(content, destination);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static byte[] Compress(ZstandardEncoder encoder, byte[] content)
    {
        byte[] destination = new byte[ZstandardEncoder.MaxCompressedLength(content.Length)];
        return destination[..encoder.Compress(content, destination)];
    }

    private void Check(ZstandardEncoder encoder, byte[] content)
    {
        byte[] frame = Compress(encoder, content);
        byte[]? peer = LibZstd.Decompress(frame, content.Length);
        Assert.True(peer is not null && content.AsSpan().SequenceEqual(peer), "the reference does not decompress it");
        byte[] own = new byte[content.Length];
        _decoder.Decompress(frame, own);
        Assert.True(content.AsSpan().SequenceEqual(own));
    }
}
