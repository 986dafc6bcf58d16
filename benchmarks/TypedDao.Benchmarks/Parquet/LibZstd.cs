using System.Runtime.InteropServices;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>The reference implementation of Zstandard, as Debian's package libzstd1 has it, with contexts that are used again.</summary>
public sealed class LibZstd
{
    private const string Name = "libzstd.so.1";

    private readonly nint _compression = ZSTD_createCCtx();
    private readonly nint _decompression = ZSTD_createDCtx();

    /// <summary>Compresses to one frame.</summary>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination, int level) => Check(ZSTD_compressCCtx(
        _compression, ref MemoryMarshal.GetReference(destination), (nuint)destination.Length, in MemoryMarshal.GetReference(source), (nuint)source.Length, level));

    /// <summary>Decompresses.</summary>
    public int Decompress(ReadOnlySpan<byte> source, Span<byte> destination) => Check(ZSTD_decompressDCtx(
        _decompression, ref MemoryMarshal.GetReference(destination), (nuint)destination.Length, in MemoryMarshal.GetReference(source), (nuint)source.Length));

    private static int Check(nuint result) => ZSTD_isError(result) == 0 ? (int)result : throw new InvalidOperationException($"libzstd fails: {(nint)result}");

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_createCCtx();

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ZSTD_createDCtx();

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_compressCCtx(
        nint context, ref byte destination, nuint capacity, ref readonly byte source, nuint length, int level);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nuint ZSTD_decompressDCtx(nint context, ref byte destination, nuint capacity, ref readonly byte source, nuint length);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint ZSTD_isError(nuint result);
}
