using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Text;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>Writes one object of JSON, or elements of a list, behind what the buffer holds.</summary>
internal ref partial struct JsonFieldWriter : IFieldWriter
{
    // The longest value of bounded length with its quotes, and what may be written beyond it.
    private const int RoomPerColumn = 128;

    private readonly OutputBuffer _output;
    private readonly WriteColumn[] _columns;
    private readonly int _start;
    private readonly int _room;
    private byte[] _bytes;

    /// <summary>Starts behind what the buffer holds.</summary>
    public JsonFieldWriter(OutputBuffer output, WriteColumn[] columns)
        : this(output, columns, output.Length)
    {
    }

    private JsonFieldWriter(OutputBuffer output, WriteColumn[] columns, int position)
    {
        _output = output;
        _columns = columns;
        _start = position;
        _room = RoomPerColumn;
        foreach (WriteColumn column in columns)
        {
            _room += column.PrefixLength + RoomPerColumn;
        }

        Position = position;
        _bytes = output.Reserve(position, _room);
    }

    /// <summary>Behind what is written.</summary>
    public int Position { get; private set; }

    /// <summary>What this writer has written.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(_start..Position);

    /// <summary>Ends an object, also one of which no column was written.</summary>
    public void EndObject()
    {
        if (Position == _start)
        {
            Add('{');
        }

        Add('}');
    }

    /// <inheritdoc/>
    public void WriteNull(int field) => WriteWord(field, "null"u8);

    /// <inheritdoc/>
    public void WriteBool(int field, bool value) => WriteWord(field, value ? "true"u8 : "false"u8);

    /// <inheritdoc/>
    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    /// <inheritdoc/>
    public void WriteInt64(int field, long value)
    {
        if (TryBegin(_columns[field], out int at))
        {
            Position = at + Integers.Write(ref _bytes[at], value);
        }
    }

    /// <inheritdoc/>
    public void WriteFloat(int field, float value)
    {
        if (!float.IsFinite(value))
        {
            WriteDouble(field, value);
        }
        else if (Begin(_columns[field]))
        {
            Position += Floats.Write(_bytes.AsSpan(Position), value);
        }
    }

    /// <inheritdoc/>
    public void WriteDouble(int field, double value)
    {
        if (!Begin(_columns[field]))
        {
            return;
        }

        if (double.IsFinite(value))
        {
            Position += Floats.Write(_bytes.AsSpan(Position), value);
            return;
        }

        Add('"');
        Position += Floats.WriteWord(_bytes.AsSpan(Position), value);
        Add('"');
    }

    /// <inheritdoc/>
    public void WriteDecimal(int field, decimal value)
    {
        WriteColumn column = _columns[field];
        if (TryBegin(column, out int at))
        {
            int length = Decimals.Write(ref _bytes[at], value, column.Precision, column.Scale);
            if (length < 0)
            {
                throw column.InvalidDecimal(value.ToString(CultureInfo.InvariantCulture));
            }

            Position = at + length;
        }
    }

    /// <inheritdoc/>
    public void WriteDecimalText(int field, string value)
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            int length = Decimals.WriteText(ref Here, value, column.Precision, column.Scale);
            Position += length >= 0 ? length : throw column.InvalidDecimal(value);
        }
    }

    /// <inheritdoc/>
    public void WriteString(int field, string value)
    {
        WriteColumn column = _columns[field];
        if (!TryBegin(column, out int at))
        {
            return;
        }

        Position = at;
        Reserve(value.Length + 2);
        ref byte here = ref _bytes[at];
        if (PlainText.TryWrite(value, ref Unsafe.Add(ref here, 1), '"', '\\'))
        {
            here = (byte)'"';
            Unsafe.Add(ref here, value.Length + 1) = (byte)'"';
            Position = at + value.Length + 2;
            return;
        }

        Reserve(checked((value.Length * JsonText.MaxLengthPerChar) + 2));
        int length = JsonText.Write(value, _bytes.AsSpan(at));
        Position = length >= 0 ? at + length : throw column.InvalidText(value);
    }

    /// <inheritdoc/>
    public void WriteUtf8String(int field, Utf8String value)
    {
        if (JsonText.NeedsEscapes(value.Span))
        {
            WriteString(field, value.ToString());
        }
        else if (Begin(_columns[field]))
        {
            Reserve(value.Length + 2);
            Add('"');
            value.Span.CopyTo(_bytes.AsSpan(Position));
            Position += value.Length;
            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteEnum(int field, int value)
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            if ((uint)value >= (uint)column.QuotedValues.Length)
            {
                throw column.Invalid(value.ToString(CultureInfo.InvariantCulture));
            }

            byte[] text = column.QuotedValues[value];
            Reserve(text.Length);
            text.CopyTo(_bytes.AsSpan(Position));
            Position += text.Length;
        }
    }

    /// <inheritdoc/>
    public void WriteBytes(int field, ReadOnlyMemory<byte> value)
    {
        if (Begin(_columns[field]))
        {
            Reserve(Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
            Add('"');
            _ = Base64.EncodeToUtf8(value.Span, _bytes.AsSpan(Position), out _, out int length);
            Position += length;
            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteUuid(int field, Guid value)
    {
        if (Begin(_columns[field]))
        {
            Add('"');
            _ = Utf8Formatter.TryFormat(value, _bytes.AsSpan(Position), out int length);
            Position += length;
            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteDate(int field, DateOnly value)
    {
        WriteColumn column = _columns[field];
        if (column.Format is null)
        {
            if (TryBegin(column, out int at))
            {
                ref byte here = ref _bytes[at];
                here = (byte)'"';
                int length = Iso.Write(ref Unsafe.Add(ref here, 1), value);
                Unsafe.Add(ref here, length + 1) = (byte)'"';
                Position = at + length + 2;
            }
        }
        else if (Begin(column))
        {
            Add('"');
            AddFormatted(column, column.Format.Write(RoomForTemporal(), value), value);
            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteTime(int field, TimeOnly value)
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            Add('"');
            if (column.Format is { } format)
            {
                AddFormatted(column, format.Write(RoomForTemporal(), value), value);
            }
            else
            {
                Position += Iso.Write(ref Here, value);
            }

            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteTimestamp(int field, DateTimeOffset value)
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            Add('"');
            if (column.Format is { } format)
            {
                AddFormatted(column, format.Write(RoomForTemporal(), value), value);
            }
            else
            {
                Position += Iso.Write(ref Here, value);
            }

            Add('"');
        }
    }

    /// <inheritdoc/>
    public void WriteTimestampNtz(int field, DateTime value)
    {
        WriteColumn column = _columns[field];
        if (Begin(column))
        {
            Add('"');
            if (column.Format is { } format)
            {
                AddFormatted(column, format.Write(RoomForTemporal(), value), value);
            }
            else
            {
                Position += Iso.Write(ref Here, value);
            }

            Add('"');
        }
    }

    private readonly ref byte Here => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), Position);

    // Whether the column is written; if so, its key is, and the value belongs at the position that comes out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryBegin(WriteColumn column, out int at)
    {
        int length = column.PrefixLength;
        at = Position;
        if (length <= 32)
        {
            Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column.Prefix)).StoreUnsafe(ref _bytes[at]);
        }
        else
        {
            column.Prefix.AsSpan(0, length).CopyTo(_bytes.AsSpan(at));
        }

        at += length;
        return length >= 0;
    }

    private bool Begin(WriteColumn column)
    {
        bool begins = TryBegin(column, out int at);
        Position = begins ? at : Position;
        return begins;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(char value)
    {
        Here = (byte)value;
        Position++;
    }

    private void AddFormatted<T>(WriteColumn column, int length, T value)
        where T : IFormattable
        => Position += column.OrInvalid(length, value);

    private void WriteWord(int field, ReadOnlySpan<byte> word)
    {
        if (Begin(_columns[field]))
        {
            word.CopyTo(_bytes.AsSpan(Position));
            Position += word.Length;
        }
    }

    private Span<byte> RoomForTemporal()
    {
        Reserve(TemporalFormat.MaxLength);
        return _bytes.AsSpan(Position, TemporalFormat.MaxLength);
    }

    // Room for a value of its own, beside that for the rest of the object.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (Position + (long)count + _room + OutputBuffer.Padding > _bytes.Length)
        {
            _bytes = _output.Reserve(Position, checked(count + _room));
        }
    }
}
