using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Codecs.Text;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>The cursor on one object of JSON, or on one element of a list.</summary>
internal ref partial struct JsonFieldReader : IFieldReader
{
    private readonly ref byte _text;
    private readonly ReadOnlySpan<JsonValue> _values;
    private readonly ReadColumn[] _columns;
    private readonly JsonRowState _state;
    private readonly int _level;
    private readonly bool _isAscii;

    /// <summary>Puts the cursor on an object.</summary>
    /// <param name="state">What is shared.</param>
    /// <param name="columns">The columns of the object.</param>
    /// <param name="text">The first byte of the array that holds the text, with padding behind.</param>
    /// <param name="values">The values of the columns.</param>
    /// <param name="level">How deep the object stands.</param>
    /// <param name="isAscii">Whether the text is known to be ASCII.</param>
    public JsonFieldReader(JsonRowState state, ReadColumn[] columns, ref byte text, ReadOnlySpan<JsonValue> values, int level, bool isAscii)
    {
        _text = ref text;
        _values = values;
        _columns = columns;
        _state = state;
        _level = level;
        _isAscii = isAscii;
    }

    /// <inheritdoc/>
    public readonly bool IsNull(int field)
    {
        JsonKind kind = _values[field].Kind;
        return kind <= JsonKind.Null && (kind is JsonKind.Null || (_columns[field].Constant?.IsNull ?? true));
    }

    /// <inheritdoc/>
    public readonly bool ReadBool(int field)
    {
        JsonValue value = _values[field];
        return value.Kind is JsonKind.True || (value.Kind is not JsonKind.False && Rarely(field, value)?.Integer > 0);
    }

    /// <inheritdoc/>
    public readonly sbyte ReadInt8(int field)
    {
        JsonValue value = _values[field];
        return TryReadInteger(value, out long number) && number == (sbyte)number ? (sbyte)number : (sbyte)(Rarely(field, value)?.Integer ?? 0);
    }

    /// <inheritdoc/>
    public readonly short ReadInt16(int field)
    {
        JsonValue value = _values[field];
        return TryReadInteger(value, out long number) && number == (short)number ? (short)number : (short)(Rarely(field, value)?.Integer ?? 0);
    }

    /// <inheritdoc/>
    public readonly int ReadInt32(int field)
    {
        JsonValue value = _values[field];
        return TryReadInteger(value, out long number) && number == (int)number ? (int)number : (int)(Rarely(field, value)?.Integer ?? 0);
    }

    /// <inheritdoc/>
    public readonly long ReadInt64(int field)
    {
        JsonValue value = _values[field];
        return TryReadInteger(value, out long number) ? number : Rarely(field, value)?.Integer ?? 0;
    }

    /// <inheritdoc/>
    public readonly float ReadFloat(int field)
    {
        JsonValue value = _values[field];
        if (value.Kind is JsonKind.Number && Floats.TryRead(Span(value), strict: true, out float number))
        {
            return number;
        }

        return value.Kind is JsonKind.String && Floats.TryReadWord(Span(value), exact: true, out double word)
            ? (float)word
            : (float)(Rarely(field, value)?.Double ?? 0);
    }

    /// <inheritdoc/>
    public readonly double ReadDouble(int field)
    {
        JsonValue value = _values[field];
        return (value.Kind is JsonKind.Number && Floats.TryRead(Span(value), strict: true, out double number))
            || (value.Kind is JsonKind.String && Floats.TryReadWord(Span(value), exact: true, out number))
            ? number
            : Rarely(field, value)?.Double ?? 0;
    }

    /// <inheritdoc/>
    public readonly decimal ReadDecimal(int field)
    {
        JsonValue value = _values[field];
        ReadColumn column = _columns[field];
        return value.Kind is JsonKind.Number or JsonKind.String
            && Decimals.TryRead(ref At(value), value.Length, column.Precision, column.Scale, strict: true, out decimal number)
            ? number
            : Rarely(field, value)?.Decimal ?? 0;
    }

    /// <inheritdoc/>
    public readonly string ReadDecimalText(int field)
    {
        JsonValue value = _values[field];
        return value.Kind is JsonKind.Number or JsonKind.String && Decimals.TryReadText(Span(value), _columns[field], strict: true, out string? number)
            ? number
            : Rarely(field, value)?.Text ?? string.Empty;
    }

    /// <inheritdoc/>
    public readonly string ReadString(int field)
    {
        JsonValue value = _values[field];
        if (value.Kind is JsonKind.String)
        {
            return _columns[field].Strings.Get(ref At(value), value.Length, _isAscii);
        }

        ref byte text = ref Text(value, out int length);
        return length >= 0 ? _columns[field].Strings.Get(ref text, length, isAscii: false) : Rarely(field, value)?.Text ?? string.Empty;
    }

    /// <inheritdoc/>
    public readonly Utf8String ReadUtf8String(int field)
    {
        JsonValue value = _values[field];
        ref byte text = ref Text(value, out int length);
        return length >= 0 ? _columns[field].Texts.Copy(ref text, length) : Rarely(field, value)?.Utf8Text ?? default;
    }

    /// <inheritdoc/>
    public readonly int ReadEnum(int field)
    {
        JsonValue value = _values[field];
        ReadColumn column = _columns[field];
        ref byte text = ref Text(value, out int length);
        int index = length >= 0 ? column.Values!.IndexOf(MemoryMarshal.CreateReadOnlySpan(ref text, length)) : -1;
        return index >= 0 || (length >= 0 && column.UnknownIsNull) ? index : (int)(Rarely(field, value)?.Integer ?? -1);
    }

    /// <inheritdoc/>
    public readonly ReadOnlyMemory<byte> ReadBytes(int field)
    {
        JsonValue value = _values[field];
        ref byte text = ref Text(value, out int length);
        if (length >= 0 && Base64Text.TryRead(MemoryMarshal.CreateReadOnlySpan(ref text, length), out byte[]? bytes))
        {
            return bytes;
        }

        _ = Rarely(field, value);
        return default;
    }

    /// <inheritdoc/>
    public readonly Guid ReadUuid(int field)
    {
        JsonValue value = _values[field];
        ref byte text = ref Text(value, out int length);
        return length == 36 && Utf8Parser.TryParse(MemoryMarshal.CreateReadOnlySpan(ref text, length), out Guid uuid, out int consumed) && consumed == length
            ? uuid
            : Rarely(field, value)?.Uuid ?? default;
    }

    /// <inheritdoc/>
    public readonly DateOnly ReadDate(int field)
    {
        JsonValue value = _values[field];
        TemporalFormat? format = _columns[field].Format;
        ref byte text = ref Text(value, out int length);
        return (format is null ? Iso.TryReadDate(ref text, length, out DateOnly date) : format.TryRead(ref text, length, out date))
            ? date
            : DateOnly.FromDateTime(Rarely(field, value)?.Moment ?? default);
    }

    /// <inheritdoc/>
    public readonly TimeOnly ReadTime(int field)
    {
        JsonValue value = _values[field];
        TemporalFormat? format = _columns[field].Format;
        ref byte text = ref Text(value, out int length);
        if (format is null ? Iso.TryReadTime(ref text, length, out TimeOnly time) : format.TryRead(ref text, length, out time))
        {
            return time;
        }

        _ = Rarely(field, value);
        return default;
    }

    /// <inheritdoc/>
    public readonly DateTimeOffset ReadTimestamp(int field)
    {
        JsonValue value = _values[field];
        TemporalFormat? format = _columns[field].Format;
        ref byte text = ref Text(value, out int length);
        return (format is null ? Iso.TryReadTimestamp(ref text, length, out DateTimeOffset instant) : format.TryRead(ref text, length, out instant))
            ? instant
            : new DateTimeOffset(Rarely(field, value)?.Moment ?? default, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public readonly DateTime ReadTimestampNtz(int field)
    {
        JsonValue value = _values[field];
        TemporalFormat? format = _columns[field].Format;
        ref byte text = ref Text(value, out int length);
        return (format is null ? Iso.TryReadLocal(ref text, length, out DateTime local) : format.TryRead(ref text, length, out local))
            ? local
            : Rarely(field, value)?.Moment ?? default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte At(JsonValue value) => ref Unsafe.Add(ref _text, value.Start);

    private readonly ReadOnlySpan<byte> Span(JsonValue value) => MemoryMarshal.CreateReadOnlySpan(ref At(value), value.Length);

    // The text of a string; the length is -1 where the value is none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte Text(JsonValue value, out int length)
    {
        if (value.Kind is JsonKind.String)
        {
            length = value.Length;
            return ref At(value);
        }

        return ref TextRarely(value, out length);
    }

    private readonly ref byte TextRarely(JsonValue value, out int length)
    {
        if (value.Kind is JsonKind.EscapedString)
        {
            return ref _state.Unescape(Span(value), out length);
        }

        length = -1;
        return ref _text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadInteger(JsonValue value, out long number)
    {
        number = 0;
        return value.Kind is JsonKind.Number && Integers.TryRead(ref At(value), value.Length, strict: true, out number);
    }

    private readonly PathConstant? Rarely(int field, JsonValue value) => _state.ConstantOrFail(_columns[field], ref _text, value);
}
