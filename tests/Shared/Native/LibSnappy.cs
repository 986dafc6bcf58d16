using System.Runtime.InteropServices;

namespace TypedDao.Tests;

/// <summary>Google's Snappy, the Debian package libsnappy1v5.</summary>
internal static class LibSnappy
{
    public const string Name = "libsnappy.so.1";

    /// <summary>Compresses; the bytes written, or -1 where the library refuses.</summary>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        int status = snappy_compress(in MemoryMarshal.GetReference(source), (nuint)source.Length, ref MemoryMarshal.GetReference(destination), ref length);
        return status == 0 ? (int)length : -1;
    }

    /// <summary>Decompresses; the bytes written, or -1 where the library refuses.</summary>
    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        int status = snappy_uncompress(in MemoryMarshal.GetReference(source), (nuint)source.Length, ref MemoryMarshal.GetReference(destination), ref length);
        return status == 0 ? (int)length : -1;
    }

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int snappy_compress(in byte source, nuint sourceLength, ref byte destination, ref nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int snappy_uncompress(in byte source, nuint sourceLength, ref byte destination, ref nuint length);
}
