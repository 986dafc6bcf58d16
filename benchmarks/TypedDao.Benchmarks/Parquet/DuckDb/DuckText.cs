using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>A text in a vector: up to 12 bytes within, others behind a pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DuckText
{
    private const uint MostWithin = 12;

    private readonly uint _length;
    private readonly uint _prefix;
    private readonly byte* _bytes;

    /// <summary>The bytes, valid as long as the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8Slice Slice(DuckText* text)
        => text->_length <= MostWithin ? new Utf8Slice((byte*)&text->_prefix, (int)text->_length) : new Utf8Slice(text->_bytes, (int)text->_length);

    /// <summary>The text as a string.</summary>
    public static string String(DuckText* text) => Slice(text).ToString();
}

/// <summary>Bytes of text that belong to the chunk at hand.</summary>
internal readonly unsafe struct Utf8Slice(byte* bytes, int length)
{
    private readonly byte* _bytes = bytes;

    /// <summary>How many there are.</summary>
    public int Length { get; } = length;

    public override string ToString() => Encoding.UTF8.GetString(_bytes, Length);
}
