using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TypedDao.Codecs.Text;

namespace TypedDao.Codecs.Json;

/// <summary>
/// Goes through JSON text in UTF-8 and finds where values stand. What it goes over is checked, except that the grammar of
/// numbers that belong to columns is left to who reads them.
/// </summary>
internal ref struct JsonScanner
{
    /// <summary>How deep values may nest.</summary>
    public const int MaxDepth = 64;

    private readonly ref byte _text;
    private readonly int _end;
    private readonly bool _isLine;

    /// <summary>Creates the scanner.</summary>
    /// <param name="bytes">The array that holds the text, with padding behind.</param>
    /// <param name="at">Where to start.</param>
    /// <param name="end">Behind the text.</param>
    /// <param name="isLine">Whether the text is one line, which a line feed ends.</param>
    public JsonScanner(ref byte bytes, int at, int end, bool isLine)
    {
        _text = ref bytes;
        _end = end;
        _isLine = isLine;
        At = at;
    }

    /// <summary>The position; after a failure that of the failure.</summary>
    public int At { get; private set; }

    /// <summary>What is wrong at <see cref="At"/>, after a failure.</summary>
    public string Error { get; private set; } = string.Empty;

    /// <summary>Whether more text could have avoided the failure.</summary>
    public readonly bool IsCutOff => At >= _end;

    /// <summary>Goes over blanks.</summary>
    /// <returns>The byte behind them; 0 at the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte SkipBlanks()
    {
        byte value = Current;
        return value > ' ' ? value : SkipSomeBlanks();
    }

    /// <summary>Reads an object into the values of a struct; of equal keys the last counts.</summary>
    /// <param name="keys">The keys of the struct.</param>
    /// <param name="values">Takes the values.</param>
    public bool TryReadObject(JsonKeys keys, Span<JsonValue> values)
    {
        values.Clear();
        if (Current != '{')
        {
            return Fail("expected an object");
        }

        // The position is kept in a register as long as keys and values are the usual ones.
        ref byte text = ref _text;
        JsonKeys.Key key = keys.Start;
        int at = At;
        while (true)
        {
            JsonKeys.Key? next = key.Next;
            if (next is { Length: > 0 } && at + next.Length <= _end && next.IsAt(ref Unsafe.Add(ref text, at)))
            {
                at += next.Length;
                key = next;
            }
            else
            {
                At = at;
                if (!TryReadKey(keys, ref key, out bool hasKey) || !hasKey)
                {
                    return Error.Length == 0;
                }

                at = At;
            }

            int column = key.Column;
            if (!TryReadPlain(ref text, ref at, column, out JsonValue value))
            {
                At = at;
                if (!TryReadValue(1, isChecked: column < 0, out value))
                {
                    return false;
                }

                at = At;
            }

            if (column >= 0)
            {
                values[column] = value;
            }

            if (Unsafe.Add(ref text, at) == '}' && at < _end)
            {
                At = at + 1;
                return true;
            }
        }
    }

    /// <summary>Reads any value.</summary>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="isChecked">Whether the grammar of a number is checked.</param>
    /// <param name="value">The value.</param>
    public bool TryReadValue(int depth, bool isChecked, out JsonValue value)
    {
        byte first = Current;
        if (first == '"')
        {
            return TryReadString(out value);
        }

        return first is >= (byte)'0' and <= (byte)'9' or (byte)'-'
            ? TryReadNumber(isChecked, out value)
            : TryReadOther(first, depth, out value);
    }

    /// <summary>Reads the key of an object and goes to its value.</summary>
    /// <param name="name">The key.</param>
    public bool TryReadKey(out JsonValue name)
    {
        if (SkipBlanks() != '"')
        {
            name = default;
            return Fail("expected a key in quotes");
        }

        if (!TryReadString(out name))
        {
            return false;
        }

        if (SkipBlanks() != ':')
        {
            return Fail("expected ':'");
        }

        At++;
        SkipBlanks();
        return true;
    }

    /// <summary>Goes over an opening bracket.</summary>
    /// <param name="close">The bracket that closes.</param>
    /// <returns>Whether there is a first entry, which the scanner then stands at.</returns>
    public bool TryEnter(char close)
    {
        At++;
        if (SkipBlanks() == close)
        {
            At++;
            return false;
        }

        return true;
    }

    /// <summary>Goes to the next entry of an array or object; at its end behind the bracket.</summary>
    /// <param name="close">The bracket that closes.</param>
    /// <returns>Whether there is a next entry.</returns>
    public bool TryGoOn(char close)
    {
        byte value = SkipBlanks();
        if (value == ',')
        {
            At++;
            SkipBlanks();
            return true;
        }

        if (value == close)
        {
            At++;
            return false;
        }

        return Fail(close == '}' ? "expected ',' or '}'" : "expected ',' or ']'");
    }

    private readonly byte Current => Unsafe.Add(ref _text, At) is var value && At < _end ? value : (byte)0;

    private readonly ReadOnlySpan<byte> Rest => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, At), _end - At);

    private byte SkipSomeBlanks()
    {
        while (At < _end)
        {
            byte value = Unsafe.Add(ref _text, At);
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r') && (value != '\n' || _isLine))
            {
                return value;
            }

            At++;
        }

        return 0;
    }

    // A short string without escapes, or a short number that a column takes; anything else is left where it stands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadPlain(ref byte text, ref int at, int column, out JsonValue value)
    {
        byte first = Unsafe.Add(ref text, at);
        if (first == '"')
        {
            int length = BitOperations.TrailingZeroCount(FindStringEnd(ref Unsafe.Add(ref text, at + 1)));
            int end = at + 1 + length;
            value = new JsonValue(JsonKind.String, at + 1, length);
            if (length < 32 && end < _end && Unsafe.Add(ref text, end) == '"')
            {
                at = end + 1;
                return true;
            }

            return false;
        }

        value = default;
        if (column < 0 || (first is not (>= (byte)'0' and <= (byte)'9') && first != '-'))
        {
            return false;
        }

        int count = BitOperations.TrailingZeroCount(~FindNumber(ref Unsafe.Add(ref text, at)));
        value = new JsonValue(JsonKind.Number, at, count);
        if (count < 16 && at + count < _end)
        {
            at += count;
            return true;
        }

        return false;
    }

    // A quote, a backslash or a control character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindStringEnd(ref byte text)
    {
        Vector256<byte> block = Vector256.LoadUnsafe(ref text);
        return (Vector256.Equals(block, Vector256.Create((byte)'"'))
            | Vector256.Equals(block, Vector256.Create((byte)'\\'))
            | Vector256.LessThan(block, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
    }

    // Digits, signs, points and e; a slash among them is found by who reads the number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindNumber(ref byte text)
    {
        Vector128<byte> block = Vector128.LoadUnsafe(ref text);
        return (Vector128.AndNot(
            Vector128.LessThanOrEqual(block - Vector128.Create((byte)'+'), Vector128.Create((byte)('9' - '+'))),
            Vector128.Equals(block, Vector128.Create((byte)',')))
            | Vector128.Equals(block | Vector128.Create((byte)0x20), Vector128.Create((byte)'e'))).ExtractMostSignificantBits();
    }

    private bool TryReadKey(JsonKeys keys, ref JsonKeys.Key key, out bool hasKey)
    {
        int start = At;
        bool isFirst = ReferenceEquals(key, keys.Start);
        hasKey = isFirst ? TryEnter('}') : TryGoOn('}');
        if (!hasKey)
        {
            return Error.Length == 0;
        }

        if (!TryReadKey(out JsonValue name))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = Slice(name);
        if (name.Kind is JsonKind.EscapedString)
        {
            byte[] unescaped = new byte[bytes.Length];
            bytes = JsonEscapes.TryUnescape(bytes, unescaped, out int length) ? unescaped.AsSpan(0, length) : default;
        }

        key = keys.Learn(key, keys.ColumnOf(bytes), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, start), At - start));
        return true;
    }

    private readonly ReadOnlySpan<byte> Slice(JsonValue value) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, value.Start), value.Length);

    private bool TryReadString(out JsonValue value)
    {
        int start = At + 1;
        int length = 0;
        JsonKind kind = JsonKind.String;
        while (true)
        {
            // The vector may read behind the end, which is checked last.
            uint found = FindStringEnd(ref Unsafe.Add(ref _text, start + length));
            if (found == 0)
            {
                length += 32;
                if (start + length < _end)
                {
                    continue;
                }
            }
            else
            {
                length += BitOperations.TrailingZeroCount(found);
            }

            int at = start + length;
            if (at < _end && Unsafe.Add(ref _text, at) == '"')
            {
                value = new JsonValue(kind, start, length);
                At = at + 1;
                return true;
            }

            kind = JsonKind.EscapedString;
            if (!TrySkipEscape(at, ref length))
            {
                value = default;
                return false;
            }
        }
    }

    private bool TrySkipEscape(int at, ref int length)
    {
        At = Math.Min(at, _end);
        if (At == _end)
        {
            return Fail("a string is not closed");
        }

        if (Unsafe.Add(ref _text, At) != '\\')
        {
            return Fail(_isLine && Unsafe.Add(ref _text, At) is (byte)'\r' or (byte)'\n' ? "a string is not closed" : "a control character in a string is not escaped");
        }

        int escape = JsonEscapes.LengthOf(Rest);
        if (escape < 0)
        {
            At = _end;
            return Fail("a string is not closed");
        }

        length += escape;
        return escape > 0 || Fail("not an escape of JSON");
    }

    private bool TryReadNumber(bool isChecked, out JsonValue value)
    {
        int start = At;
        int length = 0;
        while (true)
        {
            int count = BitOperations.TrailingZeroCount(~FindNumber(ref Unsafe.Add(ref _text, start + length)));
            length += count;
            if (count < 16 || start + length >= _end)
            {
                break;
            }
        }

        length = Math.Min(length, _end - start);
        value = new JsonValue(JsonKind.Number, start, length);
        At = start + length;
        return !isChecked || JsonNumbers.IsNumber(Slice(value)) || FailAt(At < _end ? start : _end, "expected a number");
    }

    private bool TryReadOther(byte first, int depth, out JsonValue value)
    {
        int start = At;
        JsonKind kind = first switch
        {
            (byte)'{' => JsonKind.Object,
            (byte)'[' => JsonKind.Array,
            (byte)'t' => JsonKind.True,
            (byte)'f' => JsonKind.False,
            (byte)'n' => JsonKind.Null,
            _ => JsonKind.Missing,
        };
        bool read = kind switch
        {
            JsonKind.Object => TrySkipObject(depth),
            JsonKind.Array => TrySkipArray(depth),
            JsonKind.True => TrySkipWord("true"u8),
            JsonKind.False => TrySkipWord("false"u8),
            JsonKind.Null => TrySkipWord("null"u8),
            _ => Fail("expected a value"),
        };
        value = new JsonValue(kind, start, At - start);
        return read;
    }

    private bool TrySkipWord(ReadOnlySpan<byte> word)
    {
        if (Rest.StartsWith(word))
        {
            At += word.Length;
            return true;
        }

        if (word.StartsWith(Rest))
        {
            At = _end;
        }

        return Fail("expected a value");
    }

    private bool TrySkipObject(int depth)
    {
        if (depth >= MaxDepth)
        {
            return Fail($"values nest deeper than {MaxDepth} levels");
        }

        for (bool hasNext = TryEnter('}'); hasNext; hasNext = TryGoOn('}'))
        {
            if (!TryReadKey(out _) || !TryReadValue(depth + 1, isChecked: true, out _))
            {
                return false;
            }
        }

        return Error.Length == 0;
    }

    private bool TrySkipArray(int depth)
    {
        if (depth >= MaxDepth)
        {
            return Fail($"values nest deeper than {MaxDepth} levels");
        }

        for (bool hasNext = TryEnter(']'); hasNext; hasNext = TryGoOn(']'))
        {
            if (!TryReadValue(depth + 1, isChecked: true, out _))
            {
                return false;
            }
        }

        return Error.Length == 0;
    }

    private bool FailAt(int at, string error)
    {
        At = at;
        return Fail(error);
    }

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }
}
