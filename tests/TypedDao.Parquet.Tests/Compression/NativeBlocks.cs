using System.Runtime.InteropServices;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>The libraries of the inventors, where the machine has them.</summary>
internal static class NativeBlocks
{
    public static BlockCodec Of(string name)
    {
        bool isSnappy = name == nameof(BlockCodec.Snappy);
        string library = isSnappy ? LibSnappy.Name : LibLz4.Name;
        Assert.SkipUnless(NativeLibrary.TryLoad(library, out _), $"{library} is not installed");
        return isSnappy
            ? new BlockCodec("native", length => 32 + length + (length / 6), CompressSnappy, (source, destination) => Require(LibSnappy.Decompress(source, destination), destination))
            : new BlockCodec("native", length => length + (length / 255) + 16, LibLz4.Compress, (source, destination) => Require(LibLz4.Decompress(source, destination), destination));
    }

    private static int CompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int length = LibSnappy.Compress(source, destination);
        Assert.True(length >= 0, "the library refuses to compress");
        return length;
    }

    private static void Require(int length, Span<byte> destination)
    {
        if (length != destination.Length)
        {
            throw new ParquetFormatException($"length {length}");
        }
    }
}
