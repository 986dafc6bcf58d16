using System.Runtime.InteropServices;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Writing;

/// <summary>Takes the rows that the reader of a leaf holds into a buffer, some at a time: levels as they are, and the values one behind the other.</summary>
internal struct LeafCursor
{
    private readonly LeafReader _from;
    private readonly LeafBuffer _to;
    private readonly int _slotDefinition;
    private int _entry;
    private int _slot;

    /// <summary>Begins with the first row.</summary>
    /// <param name="from">The leaf.</param>
    /// <param name="to">The buffer of a leaf of the same type at the same levels.</param>
    public LeafCursor(LeafReader from, LeafBuffer to)
    {
        _from = from;
        _to = to;

        // There are slots for the elements of the innermost list.
        SchemaNode? list = from.Leaf;
        while (list is not null && list.Repetition != Repetition.Repeated)
        {
            list = list.Parent;
        }

        _slotDefinition = list?.MaxDefinition ?? 0;
    }

    /// <summary>Takes rows.</summary>
    /// <param name="rows">How many, of which there are as many.</param>
    public void Take(int rows)
    {
        int slots = rows;
        if (_from.HasDefinitions)
        {
            Range entries = _entry..(_from.HasRepetitions ? EndOf(rows) : _entry + rows);
            ReadOnlySpan<byte> definitions = _from.Definitions[entries];
            _to.AppendLevels(_from.HasRepetitions ? _from.Repetitions[entries] : [], definitions);
            _entry = entries.End.Value;
            slots = _from.HasRepetitions ? SlotsOf(definitions) : rows;
        }

        Append(_from.Vector, _slot, slots);
        _slot += slots;
    }

    private readonly void Append(ValueVector vector, int start, int count)
    {
        ReadOnlySpan<byte> present = vector.HasNulls ? vector.Present.Slice(start, count) : [];
        switch (_to)
        {
            case FixedBuffer<byte> to:
                to.Append(((FixedVector<byte>)vector).Values.Slice(start, count), present);
                break;
            case FixedBuffer<int> to:
                to.Append(((FixedVector<int>)vector).Values.Slice(start, count), present);
                break;
            case FixedBuffer<uint> to:
                to.Append(MemoryMarshal.Cast<int, uint>(((FixedVector<int>)vector).Values.Slice(start, count)), present);
                break;
            case FixedBuffer<long> to:
                to.Append(((FixedVector<long>)vector).Values.Slice(start, count), present);
                break;
            case FixedBuffer<ulong> to:
                to.Append(MemoryMarshal.Cast<long, ulong>(((FixedVector<long>)vector).Values.Slice(start, count)), present);
                break;
            case FixedBuffer<float> to:
                to.Append(((FixedVector<float>)vector).Values.Slice(start, count), present);
                break;
            case FixedBuffer<double> to:
                to.Append(((FixedVector<double>)vector).Values.Slice(start, count), present);
                break;
            default:
                Append((BinaryBuffer)_to, vector, start, count);
                break;
        }
    }

    private static void Append(BinaryBuffer to, ValueVector vector, int start, int count)
    {
        for (int slot = start; slot < start + count; slot++)
        {
            if (!vector.IsNull(slot))
            {
                to.Append(vector is FixedVector<Int96> moments ? MemoryMarshal.AsBytes(moments.Values.Slice(slot, 1)) : ((BinaryVector)vector)[slot]);
            }
        }
    }

    private readonly int EndOf(int rows)
    {
        ReadOnlySpan<byte> repetitions = _from.Repetitions;
        int end = _entry;
        for (int begun = 0; end < repetitions.Length && (begun += repetitions[end] == 0 ? 1 : 0) <= rows; end++)
        {
        }

        return end;
    }

    private readonly int SlotsOf(ReadOnlySpan<byte> definitions)
    {
        int slots = 0;
        foreach (byte definition in definitions)
        {
            slots += definition >= _slotDefinition ? 1 : 0;
        }

        return slots;
    }
}
