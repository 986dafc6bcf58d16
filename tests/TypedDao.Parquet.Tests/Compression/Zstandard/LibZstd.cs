using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>The reference implementation, as Debian's package libzstd1 has it.</summary>
internal static class LibZstd
{
    public const int MaxLevel = 22;

    private const string Name = "libzstd.so.1";
    private const int LevelParameter = 100;
    private const int WindowLogParameter = 101;
    private const int LongDistanceParameter = 160;
    private const int ContentSizeParameter = 200;
    private const int ChecksumParameter = 201;
    private const int MaxWindowLogParameter = 100;

    private static readonly bool Present = NativeLibrary.TryLoad(Name, out _);

    public static void SkipIfAbsent() => Assert.SkipUnless(Present, $"there is no {Name}; install Debian's libzstd1");

    public static byte[] Compress(
        ReadOnlySpan<byte> source, int level, bool checksum = false, bool contentSize = true, int? windowLog = null, bool longDistance = false)
    {
        nint context = ZSTD_createCCtx();
        try
        {
            Check(ZSTD_CCtx_setParameter(context, LevelParameter, level));
            Check(ZSTD_CCtx_setParameter(context, ChecksumParameter, checksum ? 1 : 0));
            Check(ZSTD_CCtx_setParameter(context, ContentSizeParameter, contentSize ? 1 : 0));
            Check(ZSTD_CCtx_setParameter(context, LongDistanceParameter, longDistance ? 1 : 0));
            if (windowLog is { } log)
            {
                Check(ZSTD_CCtx_setParameter(context, WindowLogParameter, log));
            }

            byte[] destination = new byte[(int)ZSTD_compressBound((nuint)source.Length)];
            nuint length = ZSTD_compress2(
                context, ref MemoryMarshal.GetArrayDataReference(destination), (nuint)destination.Length, in MemoryMarshal.GetReference(source), (nuint)source.Length);
            return destination[..(int)Check(length)];
        }
        finally
        {
            _ = ZSTD_freeCCtx(context);
        }
    }

    /// <summary>The content; null where the reference refuses the source.</summary>
    public static byte[]? Decompress(ReadOnlySpan<byte> source, int capacity)
    {
        nint context = ZSTD_createDCtx();
        try
        {
            Check(ZSTD_DCtx_setParameter(context, MaxWindowLogParameter, 31));
            byte[] destination = new byte[capacity + 1];
            nuint length = ZSTD_decompressDCtx(
                context, ref MemoryMarshal.GetArrayDataReference(destination), (nuint)capacity, in MemoryMarshal.GetReference(source), (nuint)source.Length);
            return ZSTD_isError(length) == 0 ? destination[..(int)length] : null;
        }
        finally
        {
            _ = ZSTD_freeDCtx(context);
        }
    }

    /// <summary>The bytes of the frame at the beginning of the source, and the most that it can become; null where there is none.</summary>
    public static (int Length, long Bound)? FrameAt(ReadOnlySpan<byte> source)
    {
        nuint length = ZSTD_findFrameCompressedSize(in MemoryMarshal.GetReference(source), (nuint)source.Length);
        if (ZSTD_isError(length) != 0)
        {
            return null;
        }

        ulong bound = ZSTD_decompressBound(in MemoryMarshal.GetReference(source), length);
        return bound <= int.MaxValue ? ((int)length, (long)bound) : null;
    }

    private static nuint Check(nuint result) => ZSTD_isError(result) == 0 ? result : throw new InvalidOperationException($"libzstd fails: {(nint)result}");

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_createCCtx();

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_freeCCtx(nint context);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_CCtx_setParameter(nint context, int parameter, int value);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_compressBound(nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_compress2(nint context, ref byte destination, nuint capacity, ref readonly byte source, nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_createDCtx();

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_freeDCtx(nint context);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_DCtx_setParameter(nint context, int parameter, int value);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_decompressDCtx(nint context, ref byte destination, nuint capacity, ref readonly byte source, nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_findFrameCompressedSize(ref readonly byte source, nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern ulong ZSTD_decompressBound(ref readonly byte source, nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint ZSTD_isError(nuint result);
}
