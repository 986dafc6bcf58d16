using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Codecs.Text;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>The cursor on one row of CSV.</summary>
internal ref struct CsvFieldReader : IFieldReader
{
    private readonly ref byte _text;
    private readonly ref int _starts;
    private readonly ref int _ends;
    private readonly ReadOnlySpan<int> _positions;
    private readonly CsvRowState _state;
    private readonly bool _isAscii;

    /// <summary>Puts the cursor on a row, which has a value at each of the state's positions.</summary>
    public CsvFieldReader(CsvRowState state, byte[] bytes, ref int starts, ref int ends, bool isAscii)
    {
        _text = ref MemoryMarshal.GetArrayDataReference(bytes);
        _starts = ref starts;
        _ends = ref ends;
        _positions = state.Positions;
        _state = state;
        _isAscii = isAscii;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull(int field)
    {
        int position = _positions[field];
        if (position < 0)
        {
            return _state.IsNull(field);
        }

        ref byte text = ref Text(position, out int length);
        return length < 0 || (length == _state.NullLength && _state.IsNull(ref text, position));
    }

    /// <inheritdoc/>
    public readonly bool ReadBool(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return length > 0 && Booleans.TryRead(MemoryMarshal.CreateReadOnlySpan(ref text, length), out bool value)
            ? value
            : _state.ConstantOrFail(field, ref text, length)?.Integer > 0;
    }

    /// <inheritdoc/>
    public readonly sbyte ReadInt8(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return Integers.TryRead(ref text, length, strict: false, out long value) && value == (sbyte)value ? (sbyte)value : (sbyte)ReadRarely(field, ref text, length);
    }

    /// <inheritdoc/>
    public readonly short ReadInt16(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return Integers.TryRead(ref text, length, strict: false, out long value) && value == (short)value ? (short)value : (short)ReadRarely(field, ref text, length);
    }

    /// <inheritdoc/>
    public readonly int ReadInt32(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return Integers.TryRead(ref text, length, strict: false, out long value) && value == (int)value ? (int)value : (int)ReadRarely(field, ref text, length);
    }

    /// <inheritdoc/>
    public readonly long ReadInt64(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return Integers.TryRead(ref text, length, strict: false, out long value) ? value : ReadRarely(field, ref text, length);
    }

    /// <inheritdoc/>
    public readonly float ReadFloat(int field)
    {
        ref byte text = ref Locate(field, out int length);
        if (length > 0)
        {
            ReadOnlySpan<byte> span = MemoryMarshal.CreateReadOnlySpan(ref text, length);
            if (Floats.TryRead(span, strict: false, out float value))
            {
                return value;
            }

            if (Floats.TryReadWord(span, exact: false, out double word))
            {
                return (float)word;
            }
        }

        return (float)(_state.ConstantOrFail(field, ref text, length)?.Double ?? 0);
    }

    /// <inheritdoc/>
    public readonly double ReadDouble(int field)
    {
        ref byte text = ref Locate(field, out int length);
        if (length > 0)
        {
            ReadOnlySpan<byte> span = MemoryMarshal.CreateReadOnlySpan(ref text, length);
            if (Floats.TryRead(span, strict: false, out double value) || Floats.TryReadWord(span, exact: false, out value))
            {
                return value;
            }
        }

        return _state.ConstantOrFail(field, ref text, length)?.Double ?? 0;
    }

    /// <inheritdoc/>
    public readonly decimal ReadDecimal(int field)
    {
        ref byte text = ref Locate(field, out int length);
        ReadColumn column = _state.Columns[field];
        return Decimals.TryRead(ref text, length, column.Precision, column.Scale, strict: false, out decimal value)
            ? value
            : _state.ConstantOrFail(field, ref text, length)?.Decimal ?? 0;
    }

    /// <inheritdoc/>
    public readonly string ReadDecimalText(int field)
    {
        ref byte text = ref Locate(field, out int length);
        ReadColumn column = _state.Columns[field];
        return length > 0 && Decimals.TryReadText(MemoryMarshal.CreateReadOnlySpan(ref text, length), column, strict: false, out string? value)
            ? value
            : _state.ConstantOrFail(field, ref text, length)?.Text ?? string.Empty;
    }

    /// <inheritdoc/>
    public readonly string ReadString(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return length >= 0
            ? _state.Columns[field].Strings.Get(ref text, length, _isAscii)
            : _state.ConstantOrFail(field, ref text, length)?.Text ?? string.Empty;
    }

    /// <inheritdoc/>
    public readonly Utf8String ReadUtf8String(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return length >= 0
            ? _state.Columns[field].Texts.Copy(ref text, length)
            : _state.ConstantOrFail(field, ref text, length)?.Utf8Text ?? default;
    }

    /// <inheritdoc/>
    public readonly int ReadEnum(int field)
    {
        ref byte text = ref Locate(field, out int length);
        ReadColumn column = _state.Columns[field];
        if (length >= 0)
        {
            int value = column.Values!.IndexOf(MemoryMarshal.CreateReadOnlySpan(ref text, length));
            if (value >= 0 || column.UnknownIsNull)
            {
                return value;
            }
        }

        return (int)(_state.ConstantOrFail(field, ref text, length)?.Integer ?? -1);
    }

    /// <inheritdoc/>
    public readonly ReadOnlyMemory<byte> ReadBytes(int field)
    {
        ref byte text = ref Locate(field, out int length);
        if (length >= 0 && Base64Text.TryRead(MemoryMarshal.CreateReadOnlySpan(ref text, length), out byte[]? value))
        {
            return value;
        }

        _ = _state.ConstantOrFail(field, ref text, length);
        return default;
    }

    /// <inheritdoc/>
    public readonly Guid ReadUuid(int field)
    {
        ref byte text = ref Locate(field, out int length);
        return length == 36 && Utf8Parser.TryParse(MemoryMarshal.CreateReadOnlySpan(ref text, length), out Guid value, out int consumed) && consumed == length
            ? value
            : _state.ConstantOrFail(field, ref text, length)?.Uuid ?? default;
    }

    /// <inheritdoc/>
    public readonly DateOnly ReadDate(int field)
    {
        ref byte text = ref Locate(field, out int length);
        TemporalFormat? format = _state.Columns[field].Format;
        return (format is null ? Iso.TryReadDate(ref text, length, out DateOnly value) : format.TryRead(ref text, length, out value))
            ? value
            : DateOnly.FromDateTime(_state.ConstantOrFail(field, ref text, length)?.Moment ?? default);
    }

    /// <inheritdoc/>
    public readonly TimeOnly ReadTime(int field)
    {
        ref byte text = ref Locate(field, out int length);
        TemporalFormat? format = _state.Columns[field].Format;
        if (format is null ? Iso.TryReadTime(ref text, length, out TimeOnly value) : format.TryRead(ref text, length, out value))
        {
            return value;
        }

        _ = _state.ConstantOrFail(field, ref text, length);
        return default;
    }

    /// <inheritdoc/>
    public readonly DateTimeOffset ReadTimestamp(int field)
    {
        ref byte text = ref Locate(field, out int length);
        TemporalFormat? format = _state.Columns[field].Format;
        return (format is null ? Iso.TryReadTimestamp(ref text, length, out DateTimeOffset value) : format.TryRead(ref text, length, out value))
            ? value
            : new DateTimeOffset(_state.ConstantOrFail(field, ref text, length)?.Moment ?? default, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public readonly DateTime ReadTimestampNtz(int field)
    {
        ref byte text = ref Locate(field, out int length);
        TemporalFormat? format = _state.Columns[field].Format;
        return (format is null ? Iso.TryReadLocal(ref text, length, out DateTime value) : format.TryRead(ref text, length, out value))
            ? value
            : _state.ConstantOrFail(field, ref text, length)?.Moment ?? default;
    }

    /// <inheritdoc/>
    public readonly TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        ref byte text = ref Locate(field, out int length);
        return _state.OpenJson(field, ref text, length).ReadStruct<TStruct, TShape>(0);
    }

    /// <inheritdoc/>
    public readonly IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
    {
        ref byte text = ref Locate(field, out int length);
        return _state.OpenJson(field, ref text, length).ReadList<T, TElement>(0);
    }

    /// <inheritdoc/>
    public readonly IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        ref byte text = ref Locate(field, out int length);
        return _state.OpenJson(field, ref text, length).ReadMap<TKey, TValue, TKeyShape, TValueShape>(0);
    }

    // A column that the file does not have is as a value that the row does not have.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte Locate(int field, out int length)
    {
        int position = _positions[field];
        if (position < 0)
        {
            length = -1;
            return ref _text;
        }

        return ref Text(position, out length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte Text(int position, out int length)
    {
        int start = Unsafe.Add(ref _starts, position) + 1;
        length = Unsafe.Add(ref _ends, position) - start;
        return ref Unsafe.Add(ref _text, start);
    }

    private readonly long ReadRarely(int field, ref byte text, int length) => _state.ConstantOrFail(field, ref text, length)?.Integer ?? 0;
}
