using System.Buffers;
using TypedDao.Parquet.Compression.Zstandard;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

public sealed class ZstandardDecoderTests : IDisposable
{
    private readonly ZstandardDecoder _decoder = new();

    public static TheoryData<int> Levels => [.. Enumerable.Range(1, LibZstd.MaxLevel), -1, -5];

    public void Dispose() => _decoder.Dispose();

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void What_the_reference_compresses_is_decompressed(string name)
    {
        LibZstd.SkipIfAbsent();
        byte[] content = Samples.All[name];
        foreach (int level in (int[])[-3, 1, 3, 6, 9, 13])
        {
            Check(content, LibZstd.Compress(content, level));
            Check(content, LibZstd.Compress(content, level, checksum: true, contentSize: false));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_level_of_the_reference_is_decompressed(int level)
    {
        LibZstd.SkipIfAbsent();
        foreach (string name in (string[])["text", "records", "copies", "skewed bytes", "runs"])
        {
            byte[] content = Samples.All[name];
            Check(content, LibZstd.Compress(content, level));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(17)]
    [InlineData(27)]
    [InlineData(31)]
    public void Windows_of_all_sizes_are_decompressed(int windowLog)
    {
        LibZstd.SkipIfAbsent();
        var random = new Random(windowLog);
        byte[] start = Samples.Noise(random, 300_000);
        byte[] content = [.. start, .. Samples.Records(random, 3_000_000), .. start];
        Check(content, LibZstd.Compress(content, 3, windowLog: windowLog, longDistance: windowLog > 20));
        Check(content, LibZstd.Compress(content, 3, checksum: true, contentSize: false, windowLog: windowLog));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-19", "--no-check")]
    [InlineData("--ultra", "-22", "--long=27")]
    [InlineData("--fast=4", "--no-content-size")]
    public async Task What_the_command_compresses_is_decompressed(params string[] arguments)
    {
        byte[] content = Samples.All["records"];
        Check(content, await ZstdCommand.RunAsync(content, arguments));
    }

    [Fact]
    public void Random_mixtures_are_decompressed()
    {
        LibZstd.SkipIfAbsent();
        Random random = Seeded.Random();
        for (int i = 0; i < 300; i++)
        {
            byte[] content = Samples.Copies(random, random.Next(1, 1 << random.Next(1, 19)));
            Check(content, LibZstd.Compress(content, random.Next(-5, 13), checksum: true, contentSize: random.Next(2) == 0));
        }
    }

    [Fact]
    public void Frames_and_skippable_frames_follow_each_other()
    {
        LibZstd.SkipIfAbsent();
        byte[] first = Samples.All["text"];
        byte[] second = Samples.All["runs"];
        byte[] skippable = [0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        byte[] source = [.. skippable, .. LibZstd.Compress(first, 3), .. skippable, .. skippable, .. LibZstd.Compress(second, 5, checksum: true), .. skippable];
        Check([.. first, .. second], source);
    }

    [Fact]
    public void All_frames_of_reference_files_are_decompressed()
    {
        LibZstd.SkipIfAbsent();
        string folder = TestRepository.SharedPathOrSkip("reference", "parquet");
        int frames = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories))
        {
            byte[] file = File.ReadAllBytes(path);
            for (int at = 0; file.AsSpan(at).IndexOf((byte[])[0x28, 0xB5, 0x2F, 0xFD]) is >= 0 and int next; at += next + 1)
            {
                ReadOnlySpan<byte> rest = file.AsSpan(at + next);
                if (LibZstd.FrameAt(rest) is { } frame && LibZstd.Decompress(rest[..frame.Length], (int)frame.Bound) is { } content)
                {
                    Check(content, rest[..frame.Length]);
                    frames++;
                }
            }
        }

        Assert.True(frames > 0);
    }

    [Fact]
    public void Nothing_is_the_content_of_no_frame()
    {
        _decoder.Decompress([], []);
        Assert.Equal(0, _decoder.Decompress([], new ArrayBufferWriter<byte>(), 10));
        Assert.Throws<ParquetFormatException>(() => _decoder.Decompress([], new byte[1]));
    }

    [Fact]
    public void A_content_of_another_length_is_refused()
    {
        LibZstd.SkipIfAbsent();
        byte[] content = Samples.All["records"];
        foreach (bool contentSize in (bool[])[true, false])
        {
            byte[] frame = LibZstd.Compress(content, 3, contentSize: contentSize);
            Assert.Throws<ParquetFormatException>(() => _decoder.Decompress(frame, new byte[content.Length - 1]));
            Assert.Throws<ParquetFormatException>(() => _decoder.Decompress(frame, new byte[content.Length + 1]));
            Assert.Throws<ParquetFormatException>(() => _decoder.Decompress(frame, new ArrayBufferWriter<byte>(), content.Length - 1));
        }
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        LibZstd.SkipIfAbsent();
        byte[] content = Samples.All["text"];
        byte[] frame = LibZstd.Compress(content, 3, checksum: true);
        frame[^1] ^= 1;
        var error = Assert.Throws<ParquetFormatException>(() => _decoder.Decompress(frame, new byte[content.Length]));
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_use()
    {
        LibZstd.SkipIfAbsent();
        byte[] content = Samples.All["records"];
        byte[] frame = LibZstd.Compress(content, 3);
        byte[] destination = new byte[content.Length];
        _decoder.Decompress(frame, destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _decoder.Decompress(frame, destination);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Check(byte[] content, ReadOnlySpan<byte> source)
    {
        byte[] destination = new byte[content.Length];
        _decoder.Decompress(source, destination);
        Assert.True(content.AsSpan().SequenceEqual(destination));
        var writer = new ArrayBufferWriter<byte>();
        Assert.Equal(content.Length, _decoder.Decompress(source, writer, content.Length));
        Assert.True(content.AsSpan().SequenceEqual(writer.WrittenSpan));
    }
}
