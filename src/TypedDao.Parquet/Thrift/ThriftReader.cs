using System.Text;

namespace TypedDao.Parquet.Thrift;

/// <summary>Reads the Thrift compact protocol from bytes that may be hostile: every count is checked against what is left.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    // Structs inside of structs; Parquet needs five.
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _depth;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary>Goes on to the next field of a struct, which begins with a default <paramref name="field"/>.</summary>
    /// <param name="field">The field before, and then the next.</param>
    /// <returns>Whether there is one; otherwise the struct has ended.</returns>
    public bool Next(ref ThriftField field)
    {
        byte header = ReadByte();
        if (header == (byte)ThriftType.Stop)
        {
            return false;
        }

        int delta = header >> 4;
        long id = delta == 0 ? ReadZigZag() : field.Id + delta;
        if (id is < 0 or > short.MaxValue)
        {
            throw new ParquetFormatException($"a field of a struct has the number {id}");
        }

        field.Id = (short)id;
        field.Type = (ThriftType)(header & 0x0F);
        return true;
    }

    /// <summary>Reads a boolean field, whose value is in its header.</summary>
    /// <param name="field">The field.</param>
    public static bool ReadBool(ThriftField field) => field.Type switch
    {
        ThriftType.True => true,
        ThriftType.False => false,
        _ => throw Mismatch(field, "a boolean"),
    };

    /// <summary>Reads an integer of 8 bits.</summary>
    /// <param name="field">The field.</param>
    public sbyte ReadInt8(ThriftField field) => field.Type == ThriftType.Byte ? (sbyte)ReadByte() : throw Mismatch(field, "an 8-bit integer");

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <param name="field">The field.</param>
    public int ReadInt32(ThriftField field)
        => field.Type is ThriftType.Int16 or ThriftType.Int32 ? ReadInt32() : throw Mismatch(field, "a 32-bit integer");

    /// <summary>Reads an integer of 32 bits that is a count, a length or a level.</summary>
    /// <param name="field">The field.</param>
    public int ReadCount(ThriftField field)
    {
        int value = ReadInt32(field);
        return value >= 0 ? value : throw new ParquetFormatException($"field {field.Id} of a struct is {value} where a count is expected");
    }

    /// <summary>Reads an integer of 64 bits.</summary>
    /// <param name="field">The field.</param>
    public long ReadInt64(ThriftField field) => field.Type == ThriftType.Int64 ? ReadZigZag() : throw Mismatch(field, "a 64-bit integer");

    /// <summary>Reads an integer of 64 bits that is a count, a length or an offset.</summary>
    /// <param name="field">The field.</param>
    public long ReadSize(ThriftField field)
    {
        long value = ReadInt64(field);
        return value >= 0 ? value : throw new ParquetFormatException($"field {field.Id} of a struct is {value} where a size is expected");
    }

    /// <summary>Reads bytes, which are part of those that are read.</summary>
    /// <param name="field">The field.</param>
    public ReadOnlySpan<byte> ReadBinary(ThriftField field) => field.Type == ThriftType.Binary ? ReadBinary() : throw Mismatch(field, "bytes");

    /// <summary>Reads a text.</summary>
    /// <param name="field">The field.</param>
    public string ReadString(ThriftField field) => Encoding.UTF8.GetString(ReadBinary(field));

    /// <summary>Goes into a struct.</summary>
    /// <param name="field">The field.</param>
    public static void Enter(ThriftField field)
    {
        if (field.Type != ThriftType.Struct)
        {
            throw Mismatch(field, "a struct");
        }
    }

    /// <summary>Goes into a list.</summary>
    /// <param name="field">The field.</param>
    /// <param name="element">The type that elements must have.</param>
    /// <returns>How many elements follow.</returns>
    public int EnterList(ThriftField field, ThriftType element) => EnterList(field, element, element);

    /// <summary>Goes into a list whose elements may be announced in two ways.</summary>
    /// <param name="field">The field.</param>
    /// <param name="element">The type that elements must have.</param>
    /// <param name="other">The other name of that type.</param>
    /// <returns>How many elements follow.</returns>
    public int EnterList(ThriftField field, ThriftType element, ThriftType other)
    {
        if (field.Type != ThriftType.List)
        {
            throw Mismatch(field, "a list");
        }

        int count = ReadListHeader(out ThriftType found);
        return found == element || found == other || count == 0
            ? count
            : throw new ParquetFormatException($"the list in field {field.Id} of a struct holds {found} instead of {element}");
    }

    /// <summary>Reads an element of a list of 32-bit integers.</summary>
    public int ReadInt32()
    {
        long value = ReadZigZag();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new ParquetFormatException($"an integer of 32 bits is {value}");
    }

    /// <summary>Reads an element of a list of 64-bit integers.</summary>
    public long ReadInt64() => ReadZigZag();

    /// <summary>Reads an element of a list of booleans.</summary>
    public bool ReadBool() => ReadByte() == (byte)ThriftType.True;

    /// <summary>Reads an element of a list of bytes or texts.</summary>
    public ReadOnlySpan<byte> ReadBinary()
    {
        ulong length = ReadVarint();
        if (length > (ulong)(_bytes.Length - Position))
        {
            throw new ParquetFormatException($"{length} bytes are announced where {_bytes.Length - Position} are left");
        }

        ReadOnlySpan<byte> value = _bytes.Slice(Position, (int)length);
        Position += (int)length;
        return value;
    }

    /// <summary>Passes over a field.</summary>
    /// <param name="field">The field.</param>
    public void Skip(ThriftField field) => Skip(field.Type, isElement: false);

    private void Skip(ThriftType type, bool isElement)
    {
        switch (type)
        {
            case ThriftType.True or ThriftType.False:
                if (isElement)
                {
                    _ = ReadByte();
                }

                break;
            case ThriftType.Byte:
                _ = ReadByte();
                break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                _ = ReadVarint();
                break;
            case ThriftType.Double:
                Pass(sizeof(double));
                break;
            case ThriftType.Uuid:
                Pass(16);
                break;
            case ThriftType.Binary:
                _ = ReadBinary();
                break;
            case ThriftType.List or ThriftType.Set or ThriftType.Map or ThriftType.Struct:
                SkipNested(type);
                break;
            default:
                throw new ParquetFormatException($"a field of a struct has the unknown type {(int)type}");
        }
    }

    private void SkipNested(ThriftType type)
    {
        if (++_depth > MaxDepth)
        {
            throw new ParquetFormatException($"structs are nested deeper than {MaxDepth}");
        }

        switch (type)
        {
            case ThriftType.Struct:
                var field = default(ThriftField);
                while (Next(ref field))
                {
                    Skip(field.Type, isElement: false);
                }

                break;
            case ThriftType.Map:
                int entries = Count(ReadVarint());
                if (entries > 0)
                {
                    byte types = ReadByte();
                    for (int i = 0; i < entries; i++)
                    {
                        Skip((ThriftType)(types >> 4), isElement: true);
                        Skip((ThriftType)(types & 0x0F), isElement: true);
                    }
                }

                break;
            default:
                int count = ReadListHeader(out ThriftType element);
                for (int i = 0; i < count; i++)
                {
                    Skip(element, isElement: true);
                }

                break;
        }

        _depth--;
    }

    private int ReadListHeader(out ThriftType element)
    {
        byte header = ReadByte();
        element = (ThriftType)(header & 0x0F);
        int count = header >> 4;
        return Count(count == 15 ? ReadVarint() : (ulong)count);
    }

    // Every element has at least one byte.
    private readonly int Count(ulong count)
        => count <= (ulong)(_bytes.Length - Position)
            ? (int)count
            : throw new ParquetFormatException($"{count} elements are announced where {_bytes.Length - Position} bytes are left");

    private long ReadZigZag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new ParquetFormatException("an integer has more than ten bytes");
    }

    private byte ReadByte()
        => Position < _bytes.Length ? _bytes[Position++] : throw new ThriftEndException();

    private void Pass(int count)
    {
        if (_bytes.Length - Position < count)
        {
            throw new ThriftEndException();
        }

        Position += count;
    }

    private static ParquetFormatException Mismatch(ThriftField field, string expected)
        => new($"field {field.Id} of a struct has type {field.Type} where {expected} is expected");
}
