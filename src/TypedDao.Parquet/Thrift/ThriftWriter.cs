using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Thrift;

/// <summary>Writes the Thrift compact protocol.</summary>
/// <param name="output">Takes the bytes.</param>
internal sealed class ThriftWriter(PooledBuffer output)
{
    private readonly Stack<short> _outer = new();
    private short _last;

    /// <summary>Writes a boolean.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, bool value) => Begin(id, value ? ThriftType.True : ThriftType.False);

    /// <summary>Writes an integer of 8 bits.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, sbyte value)
    {
        Begin(id, ThriftType.Byte);
        output.Write([(byte)value]);
    }

    /// <summary>Writes an integer of 16 bits.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void WriteInt16(short id, short value)
    {
        Begin(id, ThriftType.Int16);
        Element(value);
    }

    /// <summary>Writes an integer of 32 bits.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, int value)
    {
        Begin(id, ThriftType.Int32);
        Element(value);
    }

    /// <summary>Writes an integer of 64 bits.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, long value)
    {
        Begin(id, ThriftType.Int64);
        Element(value);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, ReadOnlySpan<byte> value)
    {
        Begin(id, ThriftType.Binary);
        Element(value);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="value">The value.</param>
    public void Write(short id, string value)
    {
        Begin(id, ThriftType.Binary);
        Element(value);
    }

    /// <summary>Begins a struct that is a field.</summary>
    /// <param name="id">The field's number.</param>
    public void BeginStruct(short id)
    {
        Begin(id, ThriftType.Struct);
        BeginStruct();
    }

    /// <summary>Begins a struct that is an element of a list.</summary>
    public void BeginStruct()
    {
        _outer.Push(_last);
        _last = 0;
    }

    /// <summary>Ends a struct.</summary>
    public void EndStruct()
    {
        Stop();
        _last = _outer.Pop();
    }

    /// <summary>Writes a struct without fields.</summary>
    /// <param name="id">The field's number.</param>
    public void WriteEmpty(short id)
    {
        BeginStruct(id);
        EndStruct();
    }

    /// <summary>Begins a list; its elements follow.</summary>
    /// <param name="id">The field's number.</param>
    /// <param name="element">The type of the elements.</param>
    /// <param name="count">How many there are.</param>
    public void BeginList(short id, ThriftType element, int count)
    {
        Begin(id, ThriftType.List);
        if (count < 15)
        {
            output.Write([(byte)((count << 4) | (byte)element)]);
        }
        else
        {
            output.Write([(byte)(0xF0 | (byte)element)]);
            Varint.Write((ulong)count, output);
        }
    }

    /// <summary>Writes an element of a list of integers of any width.</summary>
    /// <param name="value">The value.</param>
    public void Element(long value) => Varint.WriteSigned(value, output);

    /// <summary>Writes an element of a list of booleans.</summary>
    /// <param name="value">The value.</param>
    public void Element(bool value) => output.Write([(byte)(value ? ThriftType.True : ThriftType.False)]);

    /// <summary>Writes an element of a list of bytes.</summary>
    /// <param name="value">The value.</param>
    public void Element(ReadOnlySpan<byte> value)
    {
        Varint.Write((ulong)value.Length, output);
        output.Write(value);
    }

    /// <summary>Writes an element of a list of texts.</summary>
    /// <param name="value">The value.</param>
    public void Element(string value) => Element(System.Text.Encoding.UTF8.GetBytes(value));

    /// <summary>Ends the outermost struct.</summary>
    public void Stop() => output.Write([(byte)ThriftType.Stop]);

    private void Begin(short id, ThriftType type)
    {
        int delta = id - _last;
        if (delta is > 0 and <= 15)
        {
            output.Write([(byte)((delta << 4) | (byte)type)]);
        }
        else
        {
            output.Write([(byte)type]);
            Element(id);
        }

        _last = id;
    }
}
