using System.Runtime.InteropServices;

namespace TypedDao.Tests;

/// <summary>Yann Collet's LZ4, the Debian package liblz4-1.</summary>
internal static class LibLz4
{
    public const string Name = "liblz4.so.1";

    /// <summary>Compresses; the bytes written, 0 or less where the library refuses.</summary>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
        => LZ4_compress_default(in MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), source.Length, destination.Length);

    /// <summary>Decompresses; the bytes written, below 0 where the library refuses.</summary>
    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
        => LZ4_decompress_safe(in MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), source.Length, destination.Length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LZ4_compress_default(in byte source, ref byte destination, int sourceLength, int capacity);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LZ4_decompress_safe(in byte source, ref byte destination, int sourceLength, int capacity);
}
