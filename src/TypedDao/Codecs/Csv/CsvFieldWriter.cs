using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Json;
using TypedDao.Codecs.Text;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>Writes one row of CSV behind what the buffer holds. The row counts once <see cref="Complete"/> is called.</summary>
internal ref struct CsvFieldWriter : IFieldWriter
{
    private readonly CsvWriteState _state;
    private readonly ReadOnlySpan<sbyte> _separators;
    private readonly byte _delimiter;
    private byte[] _bytes;
    private int _position;

    /// <summary>Starts a row.</summary>
    public CsvFieldWriter(CsvWriteState state)
    {
        _state = state;
        _separators = state.Separators;
        _delimiter = state.Dialect.Delimiter;
        _position = state.Output.Length;
        _bytes = state.Output.Reserve(_position, state.Room);
    }

    /// <summary>Ends the row, which from then on is part of the file.</summary>
    public void Complete()
    {
        _bytes[_position++] = (byte)'\n';
        _state.Output.Length = _position;
    }

    /// <inheritdoc/>
    public void WriteNull(int field)
    {
        if (Begin(field))
        {
            _state.Dialect.Null.CopyTo(_bytes.AsSpan(_position));
            _position += _state.Dialect.Null.Length;
        }
    }

    /// <inheritdoc/>
    public void WriteBool(int field, bool value)
    {
        if (Begin(field))
        {
            ReadOnlySpan<byte> text = value ? "true"u8 : "false"u8;
            text.CopyTo(_bytes.AsSpan(_position));
            End(field, text.Length);
        }
    }

    /// <inheritdoc/>
    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt64(int field, long value)
    {
        if (Begin(field))
        {
            End(field, Integers.Write(ref Here, value));
        }
    }

    /// <inheritdoc/>
    public void WriteFloat(int field, float value)
    {
        if (Begin(field))
        {
            End(field, float.IsFinite(value) ? Floats.Write(_bytes.AsSpan(_position), value) : Floats.WriteWord(_bytes.AsSpan(_position), value));
        }
    }

    /// <inheritdoc/>
    public void WriteDouble(int field, double value)
    {
        if (Begin(field))
        {
            End(field, double.IsFinite(value) ? Floats.Write(_bytes.AsSpan(_position), value) : Floats.WriteWord(_bytes.AsSpan(_position), value));
        }
    }

    /// <inheritdoc/>
    public void WriteDecimal(int field, decimal value)
    {
        if (!Begin(field))
        {
            return;
        }

        WriteColumn column = _state.Columns[field];
        int length = Decimals.Write(ref Here, value, column.Precision, column.Scale);
        if (length < 0)
        {
            throw column.InvalidDecimal(value.ToString(CultureInfo.InvariantCulture));
        }

        End(field, length);
    }

    /// <inheritdoc/>
    public void WriteDecimalText(int field, string value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            int length = Decimals.WriteText(ref Here, value, column.Precision, column.Scale);
            End(field, length >= 0 ? length : throw column.InvalidDecimal(value));
        }
    }

    /// <inheritdoc/>
    public void WriteString(int field, string value)
    {
        if (!Begin(field))
        {
            return;
        }

        WriteColumn column = _state.Columns[field];
        Reserve((value.Length * CsvText.MaxLengthPerChar) + 2);
        int length = _state.Text.Write(ref Here, value, column.IsNullable);
        if (length < 0)
        {
            throw column.InvalidText(value);
        }

        _position += length;
    }

    /// <inheritdoc/>
    public void WriteUtf8String(int field, Utf8String value)
    {
        if (Begin(field))
        {
            WriteUtf8(field, value.Span);
        }
    }

    /// <inheritdoc/>
    public void WriteEnum(int field, int value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            if ((uint)value >= (uint)column.Values.Length)
            {
                throw column.Invalid(value.ToString(CultureInfo.InvariantCulture));
            }

            WriteUtf8(field, column.Values[value]);
        }
    }

    /// <inheritdoc/>
    public void WriteBytes(int field, ReadOnlyMemory<byte> value)
    {
        if (Begin(field))
        {
            int length = Base64.GetMaxEncodedToUtf8Length(value.Length);
            Reserve((length * CsvText.MaxLengthPerByte) + 2);
            _ = Base64.EncodeToUtf8(value.Span, _bytes.AsSpan(_position), out _, out length);
            _position += _state.Text.Quote(_bytes.AsSpan(_position), length, _state.Columns[field].IsNullable);
        }
    }

    /// <inheritdoc/>
    public void WriteUuid(int field, Guid value)
    {
        if (Begin(field))
        {
            _ = Utf8Formatter.TryFormat(value, _bytes.AsSpan(_position), out int length);
            End(field, length);
        }
    }

    /// <inheritdoc/>
    public void WriteDate(int field, DateOnly value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            End(field, column.Format is null ? Iso.Write(ref Here, value) : column.OrInvalid(column.Format.Write(RoomForTemporal(), value), value));
        }
    }

    /// <inheritdoc/>
    public void WriteTime(int field, TimeOnly value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            End(field, column.Format is null ? Iso.Write(ref Here, value) : column.OrInvalid(column.Format.Write(RoomForTemporal(), value), value));
        }
    }

    /// <inheritdoc/>
    public void WriteTimestamp(int field, DateTimeOffset value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            End(field, column.Format is null ? Iso.Write(ref Here, value) : column.OrInvalid(column.Format.Write(RoomForTemporal(), value), value));
        }
    }

    /// <inheritdoc/>
    public void WriteTimestampNtz(int field, DateTime value)
    {
        if (Begin(field))
        {
            WriteColumn column = _state.Columns[field];
            End(field, column.Format is null ? Iso.Write(ref Here, value) : column.OrInvalid(column.Format.Write(RoomForTemporal(), value), value));
        }
    }

    /// <inheritdoc/>
    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        if (Begin(field))
        {
            JsonFieldWriter json = _state.OpenJson(field);
            json.WriteStruct<TStruct, TShape>(0, value);
            WriteUtf8(field, json.Written);
        }
    }

    /// <inheritdoc/>
    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        if (Begin(field))
        {
            JsonFieldWriter json = _state.OpenJson(field);
            json.WriteList<T, TElement>(0, value);
            WriteUtf8(field, json.Written);
        }
    }

    /// <inheritdoc/>
    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        if (Begin(field))
        {
            JsonFieldWriter json = _state.OpenJson(field);
            json.WriteMap<TKey, TValue, TKeyShape, TValueShape>(0, value);
            WriteUtf8(field, json.Written);
        }
    }

    private readonly ref byte Here => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _position);

    // Whether the column is written; if so, a delimiter stands before it unless it is the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Begin(int field)
    {
        int separator = _separators[field];
        if (separator < 0)
        {
            return false;
        }

        int at = _position;
        _bytes[at] = _delimiter;
        _position = at + separator;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void End(int field, int length)
    {
        if (_state.ChecksValues)
        {
            length = _state.Text.Quote(_bytes.AsSpan(_position), length, _state.Columns[field].IsNullable);
        }

        _position += length;
    }

    private void WriteUtf8(int field, ReadOnlySpan<byte> value)
    {
        Reserve((value.Length * CsvText.MaxLengthPerByte) + 2);
        value.CopyTo(_bytes.AsSpan(_position));
        _position += _state.Text.Quote(_bytes.AsSpan(_position), value.Length, _state.Columns[field].IsNullable);
    }

    private Span<byte> RoomForTemporal()
    {
        Reserve((TemporalFormat.MaxLength * CsvText.MaxLengthPerByte) + 2);
        return _bytes.AsSpan(_position, TemporalFormat.MaxLength);
    }

    // Room for a value of its own, beside that for the rest of the row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_position + (long)count + _state.Room + OutputBuffer.Padding > _bytes.Length)
        {
            _bytes = _state.Output.Reserve(_position, checked(count + _state.Room));
        }
    }
}
