using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>The libraries of the inventors, where the machine has them: the Debian packages libsnappy1v5 and liblz4-1.</summary>
internal static class NativeBlocks
{
    private const string SnappyLibrary = "libsnappy.so.1";
    private const string Lz4Library = "liblz4.so.1";

    public static BlockCodec Of(string name)
    {
        string library = name == nameof(BlockCodec.Snappy) ? SnappyLibrary : Lz4Library;
        Assert.SkipUnless(NativeLibrary.TryLoad(library, out _), $"{library} is not installed");
        return name == nameof(BlockCodec.Snappy)
            ? new BlockCodec("native", length => 32 + length + (length / 6), CompressSnappy, DecompressSnappy)
            : new BlockCodec("native", length => length + (length / 255) + 16, CompressLz4, DecompressLz4);
    }

    private static int CompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        Assert.Equal(0, snappy_compress(in MemoryMarshal.GetReference(source), (nuint)source.Length, ref MemoryMarshal.GetReference(destination), ref length));
        return (int)length;
    }

    private static void DecompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        int status = snappy_uncompress(in MemoryMarshal.GetReference(source), (nuint)source.Length, ref MemoryMarshal.GetReference(destination), ref length);
        if (status != 0 || length != (nuint)destination.Length)
        {
            throw new ParquetFormatException($"status {status}");
        }
    }

    private static int CompressLz4(ReadOnlySpan<byte> source, Span<byte> destination)
        => LZ4_compress_default(in MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), source.Length, destination.Length);

    private static void DecompressLz4(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int length = LZ4_decompress_safe(in MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), source.Length, destination.Length);
        if (length != destination.Length)
        {
            throw new ParquetFormatException($"length {length}");
        }
    }

    [DllImport(SnappyLibrary)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int snappy_compress(in byte source, nuint sourceLength, ref byte destination, ref nuint length);

    [DllImport(SnappyLibrary)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int snappy_uncompress(in byte source, nuint sourceLength, ref byte destination, ref nuint length);

    [DllImport(Lz4Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LZ4_compress_default(in byte source, ref byte destination, int sourceLength, int capacity);

    [DllImport(Lz4Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LZ4_decompress_safe(in byte source, ref byte destination, int sourceLength, int capacity);
}
