using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Codecs.Text;

/// <summary>
/// The recent strings of one column by their bytes, so that equal values share one object. Only strings of up to 32 bytes
/// are kept, at most 1,024; a column whose values hardly repeat is left alone for a while. Single letters are always shared.
/// </summary>
internal sealed class StringCache
{
    private const int FirstSize = 64;
    private const int MaxSize = 1024;
    private const int Window = 1024;
    private const int Pause = 16 * Window;

    private static readonly string[] Letters = [.. Enumerable.Range(0, 128).Select(letter => ((char)letter).ToString())];

    private Entry[] _entries = [];
    private int _hits;
    private int _lookups;

    /// <summary>The string of the bytes.</summary>
    /// <param name="text">Valid UTF-8, padded.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="isAscii">Whether it is known to be ASCII.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Get(ref byte text, int length, bool isAscii)
        => length == 1 && text < Letters.Length ? Letters[text]
            : (uint)(length - 1) >= 32 || _lookups < 0 ? GetUncached(ref text, length, isAscii)
            : GetCached(ref text, length, isAscii);

    private string GetUncached(ref byte text, int length, bool isAscii)
    {
        if (_lookups < 0 && length is > 0 and <= 32)
        {
            _lookups++;
        }

        return Utf8Strings.Create(ref text, length, isAscii);
    }

    private string GetCached(ref byte text, int length, bool isAscii)
    {
        // Up to 16 bytes the head, cut off behind the text; beyond, head and tail overlap: equal vectors are equal texts. Lengths
        // vary from row to row, so nothing branches on them.
        Vector128<sbyte> lengths = Vector128.Create((sbyte)length);
        Vector128<byte> head = Vector128.LoadUnsafe(ref text) & Vector128.GreaterThan(lengths, Vector128<sbyte>.Indices).AsByte();
        Vector128<byte> tail = Vector128.LoadUnsafe(ref text, (nuint)(uint)Math.Max(length - 16, 0))
            & Vector128.GreaterThan(lengths, Vector128.Create((sbyte)16)).AsByte();

        ulong hash = Hash(head, tail, length);
        Entry[] entries = _entries;
        if (entries.Length != 0)
        {
            ref Entry entry = ref entries[(int)(hash >> 32) & (entries.Length - 1)];
            if (entry.Head == head && entry.Tail == tail && entry.Length == length)
            {
                _hits++;
                Count();
                return entry.Value;
            }
        }

        return Add(head, tail, hash, Utf8Strings.Create(ref text, length, isAscii), length);
    }

    private static ulong Hash(Vector128<byte> head, Vector128<byte> tail, int length)
    {
        Vector128<ulong> words = head.AsUInt64() ^ (tail.AsUInt64() << 1);
        ulong hash = ((words[0] * 0x9E3779B97F4A7C15) ^ words[1] ^ (uint)length) * 0xC2B2AE3D27D4EB4F;
        return hash ^ (hash >> 29);
    }

    private string Add(Vector128<byte> head, Vector128<byte> tail, ulong hash, string value, int length)
    {
        if (_entries.Length == 0)
        {
            _entries = new Entry[FirstSize];
        }

        _entries[(int)(hash >> 32) & (_entries.Length - 1)] = new Entry(head, tail, value, length);
        Count();
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count()
    {
        if (++_lookups == Window)
        {
            Adapt();
        }
    }

    private void Adapt()
    {
        bool repeats = _hits >= Window / 8;
        if (repeats && _hits < Window - (Window / 8) && _entries.Length < MaxSize)
        {
            _entries = new Entry[_entries.Length * 4];
        }

        _lookups = repeats ? 0 : -Pause;
        _hits = 0;
    }

    private readonly record struct Entry(Vector128<byte> Head, Vector128<byte> Tail, string Value, int Length);
}
