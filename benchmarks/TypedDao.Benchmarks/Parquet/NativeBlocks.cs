using System.Runtime.InteropServices;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>The libraries of the inventors: the Debian packages libsnappy1v5 and liblz4-1.</summary>
public static class NativeBlocks
{
    private const string SnappyLibrary = "libsnappy.so.1";
    private const string Lz4Library = "liblz4.so.1";

    /// <summary>Google's Snappy.</summary>
    public static BlockCodec Snappy { get; } = new("libsnappy", CompressSnappy, DecompressSnappy);

    /// <summary>Yann Collet's LZ4.</summary>
    public static BlockCodec Lz4 { get; } = new("liblz4", CompressLz4, DecompressLz4);

    private static int CompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        return Written(snappy_compress(in Start(source), (nuint)source.Length, ref Start(destination), ref length), length);
    }

    private static int DecompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        return Written(snappy_uncompress(in Start(source), (nuint)source.Length, ref Start(destination), ref length), length);
    }

    private static int CompressLz4(ReadOnlySpan<byte> source, Span<byte> destination)
        => LZ4_compress_default(in Start(source), ref Start(destination), source.Length, destination.Length);

    private static int DecompressLz4(ReadOnlySpan<byte> source, Span<byte> destination)
        => LZ4_decompress_safe(in Start(source), ref Start(destination), source.Length, destination.Length);

    private static int Written(int status, nuint length)
        => status == 0 ? (int)length : throw new InvalidOperationException($"Snappy's library answers with status {status}.");

    private static ref readonly byte Start(ReadOnlySpan<byte> bytes) => ref MemoryMarshal.GetReference(bytes);

    private static ref byte Start(Span<byte> bytes) => ref MemoryMarshal.GetReference(bytes);

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
