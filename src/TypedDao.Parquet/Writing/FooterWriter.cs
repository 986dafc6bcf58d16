using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Writing;

/// <summary>Writes the footer: <c>FileMetaData</c> of parquet.thrift.</summary>
/// <param name="output">Takes it.</param>
internal sealed class FooterWriter(PooledBuffer output)
{
    // The second version of the format; readers of the first know it as well.
    private const int FormatVersion = 2;

    private readonly ThriftWriter _thrift = new(output);

    /// <summary>Writes it.</summary>
    /// <param name="schema">The nodes of the schema, depth first.</param>
    /// <param name="groups">The row groups with their rows.</param>
    /// <param name="order">How the rows of each row group are sorted.</param>
    /// <param name="createdBy">The program that writes.</param>
    public void Write(IReadOnlyList<SchemaElement> schema, IReadOnlyList<WrittenGroup> groups, RowOrder order, string createdBy)
    {
        _thrift.Write(1, FormatVersion);
        _thrift.BeginList(2, ThriftType.Struct, schema.Count);
        foreach (SchemaElement element in schema)
        {
            Write(element);
        }

        _thrift.Write(3, groups.Sum(group => (long)group.RowCount));
        _thrift.BeginList(4, ThriftType.Struct, groups.Count);
        for (int i = 0; i < groups.Count; i++)
        {
            Write(groups[i], order, i);
        }

        _thrift.Write(6, createdBy);
        WriteOrders(schema.Count(element => element.Type is not null));
        _thrift.Stop();
    }

    private void Write(SchemaElement element)
    {
        _thrift.BeginStruct();
        if (element.Type is { } type)
        {
            _thrift.Write(1, (int)type);
        }

        if (element.TypeLength > 0)
        {
            _thrift.Write(2, element.TypeLength);
        }

        if (element.Repetition is { } repetition)
        {
            _thrift.Write(3, (int)repetition);
        }

        _thrift.Write(4, element.Name);
        if (element.Type is null)
        {
            _thrift.Write(5, element.ChildCount);
        }

        if (element.Converted is { } converted)
        {
            _thrift.Write(6, (int)converted);
        }

        if (element.Logical.Kind == LogicalKind.Decimal || element.Converted == ConvertedType.Decimal)
        {
            _thrift.Write(7, element.Scale);
            _thrift.Write(8, element.Precision);
        }

        if (element.FieldId is { } id)
        {
            _thrift.Write(9, id);
        }

        if (element.Logical.Kind != LogicalKind.None)
        {
            _thrift.BeginStruct(10);
            Write(element.Logical);
            _thrift.EndStruct();
        }

        _thrift.EndStruct();
    }

    private void Write(LogicalType type)
    {
        _thrift.BeginStruct((short)type.Kind);
        switch (type.Kind)
        {
            case LogicalKind.Decimal:
                _thrift.Write(1, type.Scale);
                _thrift.Write(2, type.Precision);
                break;
            case LogicalKind.Time or LogicalKind.Timestamp:
                _thrift.Write(1, type.IsUtc);
                _thrift.BeginStruct(2);
                _thrift.WriteEmpty((short)type.Unit);
                _thrift.EndStruct();
                break;
            case LogicalKind.Integer:
                _thrift.Write(1, (sbyte)type.BitWidth);
                _thrift.Write(2, type.IsSigned);
                break;
            default:
                break;
        }

        _thrift.EndStruct();
    }

    private void Write(WrittenGroup group, RowOrder order, int ordinal)
    {
        _thrift.BeginStruct();
        _thrift.BeginList(1, ThriftType.Struct, group.Chunks.Count);
        foreach (EncodedChunk chunk in group.Chunks)
        {
            Write(chunk);
        }

        _thrift.Write(2, group.Chunks.Sum(chunk => chunk.UncompressedSize));
        _thrift.Write(3, (long)group.RowCount);
        if (order.Columns.Count > 0)
        {
            Write(order);
        }

        if (group.Chunks.Count > 0)
        {
            _thrift.Write(5, group.Chunks[0].Offset);
        }

        _thrift.Write(6, group.Chunks.Sum(chunk => chunk.CompressedSize));
        if (ordinal <= short.MaxValue)
        {
            _thrift.WriteInt16(7, (short)ordinal);
        }

        _thrift.EndStruct();
    }

    private void Write(RowOrder order)
    {
        _thrift.BeginList(4, ThriftType.Struct, order.Columns.Count);
        foreach ((int leaf, SortColumn column) in order.Columns)
        {
            _thrift.BeginStruct();
            _thrift.Write(1, leaf);
            _thrift.Write(2, column.IsDescending);
            _thrift.Write(3, column.NullsFirst);
            _thrift.EndStruct();
        }
    }

    private void Write(EncodedChunk chunk)
    {
        _thrift.BeginStruct();
        _thrift.Write(2, 0L);
        _thrift.BeginStruct(3);
        _thrift.Write(1, (int)chunk.Element.Type!.Value);
        _thrift.BeginList(2, ThriftType.Int32, chunk.Encodings.Count);
        foreach (Encoding encoding in chunk.Encodings)
        {
            _thrift.Element((int)encoding);
        }

        _thrift.BeginList(3, ThriftType.Binary, chunk.Place.Path.Length);
        foreach (string name in chunk.Place.Path)
        {
            _thrift.Element(name);
        }

        _thrift.Write(4, (int)chunk.Codec);
        _thrift.Write(5, chunk.EntryCount);
        _thrift.Write(6, chunk.UncompressedSize);
        _thrift.Write(7, chunk.CompressedSize);
        _thrift.Write(9, chunk.Offset + (chunk.Pages.Count > 0 ? chunk.Pages[0].Offset : 0));
        if (chunk.HasDictionary)
        {
            _thrift.Write(11, chunk.Offset);
        }

        _thrift.BeginStruct(12);
        Write(chunk.Bounds, chunk.NullCount);
        _thrift.EndStruct();
        Write(14, 15, chunk.BloomFilter);
        _thrift.EndStruct();
        Write(4, 5, chunk.OffsetIndex);
        Write(6, 7, chunk.ColumnIndex);
        _thrift.EndStruct();
    }

    private void Write(ValueBounds bounds, long nulls)
    {
        _thrift.Write(3, nulls);
        if (bounds is { Min: { } min, Max: { } max })
        {
            _thrift.Write(5, max);
            _thrift.Write(6, min);
            _thrift.Write(7, bounds.IsMaxExact);
            _thrift.Write(8, bounds.IsMinExact);
        }
    }

    private void Write(short offset, short length, (long Offset, int Length)? place)
    {
        if (place is { } written)
        {
            _thrift.Write(offset, written.Offset);
            _thrift.Write(length, written.Length);
        }
    }

    // All bounds are in the order of their type.
    private void WriteOrders(int leaves)
    {
        _thrift.BeginList(7, ThriftType.Struct, leaves);
        for (int i = 0; i < leaves; i++)
        {
            _thrift.BeginStruct();
            _thrift.WriteEmpty(1);
            _thrift.EndStruct();
        }
    }
}

/// <summary>A row group that was written.</summary>
/// <param name="Chunks">Its chunks.</param>
/// <param name="RowCount">Its rows.</param>
internal sealed record WrittenGroup(IReadOnlyList<EncodedChunk> Chunks, int RowCount);
