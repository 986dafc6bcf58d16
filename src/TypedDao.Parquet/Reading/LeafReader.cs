using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads the levels and values of one leaf, some rows at a time, across the pages of a chunk.</summary>
internal abstract partial class LeafReader : IDisposable
{
    // Levels that are looked at to find where a row ends.
    private const int Ahead = 1024;

    /// <summary>Rows of more elements than this must have some bytes to show for them.</summary>
    private const int ManyElements = 8 << 20;

    private readonly FileBytes _file;
    private readonly LevelReader _repetitionReader;
    private readonly LevelReader _definitionReader;
    private readonly int[] _leastDefinitions;
    private readonly byte[] _aheadRepetitions;
    private readonly byte[] _aheadDefinitions;
    private byte[] _repetitions = [];
    private byte[] _definitions = [];
    private int _aheadStart;
    private int _aheadEnd;
    private PageReader? _pages;
    private ColumnChunk? _chunk;
    private long _valuesLeft;
    private int _pageLeft;
    private bool _hasDictionary;

    /// <summary>Prepares the reading of a leaf.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="leaf">The leaf.</param>
    protected LeafReader(FileBytes file, SchemaNode leaf)
    {
        _file = file;
        Leaf = leaf;
        _repetitionReader = new LevelReader(leaf.MaxRepetition);
        _definitionReader = new LevelReader(leaf.MaxDefinition);
        _aheadRepetitions = HasRepetitions ? new byte[Ahead] : [];
        _aheadDefinitions = HasRepetitions ? new byte[Ahead] : [];
        _leastDefinitions = new int[leaf.MaxRepetition + 1];
        for (SchemaNode? node = leaf; node is not null; node = node.Parent)
        {
            if (node.Repetition == Repetition.Repeated)
            {
                _leastDefinitions[node.MaxRepetition] = node.MaxDefinition;
            }
        }
    }

    /// <summary>The leaf.</summary>
    public SchemaNode Leaf { get; }

    /// <summary>Whether values have definition levels: null is possible, or there are lists around them.</summary>
    public bool HasDefinitions => Leaf.MaxDefinition > 0;

    /// <summary>Whether there are lists around the values.</summary>
    public bool HasRepetitions => Leaf.MaxRepetition > 0;

    /// <summary>Takes the values that are read next, in place of those that it has.</summary>
    public abstract ValueVector Vector { get; set; }

    /// <summary>The definition levels that were read.</summary>
    public ReadOnlySpan<byte> Definitions => _definitions.AsSpan(0, Entries);

    /// <summary>The repetition levels that were read.</summary>
    public ReadOnlySpan<byte> Repetitions => _repetitions.AsSpan(0, Entries);

    private int Entries { get; set; }

    /// <summary>Makes a reader.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="leaf">The leaf.</param>
    public static LeafReader Create(FileBytes file, SchemaNode leaf) => leaf.Element.Type switch
    {
        PhysicalType.Boolean => new FixedLeafReader<byte>(file, leaf),
        PhysicalType.Int32 => new FixedLeafReader<int>(file, leaf),
        PhysicalType.Int64 => new FixedLeafReader<long>(file, leaf),
        PhysicalType.Int96 => new FixedLeafReader<Encodings.Int96>(file, leaf),
        PhysicalType.Float => new FixedLeafReader<float>(file, leaf),
        PhysicalType.Double => new FixedLeafReader<double>(file, leaf),
        _ => new BinaryLeafReader(file, leaf),
    };

    /// <summary>Makes a vector for the values.</summary>
    public abstract ValueVector CreateVector();

    /// <summary>Begins a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="pages">Its pages; disposed by this.</param>
    /// <param name="locations">Where its data pages are; empty: unknown.</param>
    public void Begin(ColumnChunk chunk, PageReader pages, PageLocation[] locations)
    {
        _pages?.Dispose();
        (_chunk, _pages, _locations) = (chunk, pages, locations);
        (_row, _skip, _isPartial) = (0, 0, false);
        (_valuesLeft, _pageLeft) = (chunk.ValueCount, 0);
        (_aheadStart, _aheadEnd) = (0, 0);
        _hasDictionary = false;
        ResetDictionary();
    }

    /// <summary>Reads the next rows into <see cref="Vector"/>.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="decompressor">Decompresses pages.</param>
    /// <param name="cancellationToken">Cancels requests.</param>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    public async ValueTask ReadAsync(int rows, PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        try
        {
            if (_skip > 0)
            {
                await PassAsync(decompressor, cancellationToken).ConfigureAwait(false);
            }

            await ReadRowsAsync(rows, decompressor, cancellationToken).ConfigureAwait(false);
        }
        catch (ParquetFormatException error)
        {
            throw Damaged(error);
        }
    }

    /// <summary>Ends the chunk.</summary>
    /// <exception cref="TypedDaoException">There are more values than rows take.</exception>
    public void End()
    {
        if (!_isPartial && (_valuesLeft > 0 || _pageLeft > 0 || _aheadStart < _aheadEnd))
        {
            throw Damaged(new ParquetFormatException("the column goes on behind the last row"));
        }
    }

    /// <summary>An error as one of this column.</summary>
    /// <param name="error">What is wrong.</param>
    public TypedDaoException Damaged(ParquetFormatException error) => ParquetErrors.DamagedPage(_file, Leaf.Path, _pages?.Offset ?? 0, error);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages?.Dispose();
        ResetDictionary();
        PooledArrays.Return(ref _repetitions);
        PooledArrays.Return(ref _definitions);
        DisposeDecoders();
    }

    /// <summary>Forgets the dictionary.</summary>
    protected abstract void ResetDictionary();

    /// <summary>Takes a dictionary.</summary>
    /// <param name="data">Its page.</param>
    /// <param name="count">Its entries.</param>
    protected abstract void SetDictionary(ReadOnlyMemory<byte> data, int count);

    /// <summary>Takes the values of a page.</summary>
    /// <param name="data">The values.</param>
    /// <param name="encoding">How they are written.</param>
    protected abstract void SetValues(ReadOnlyMemory<byte> data, Encoding encoding);

    /// <summary>Appends values of the page to the vector.</summary>
    /// <param name="count">How many.</param>
    protected abstract void Append(int count);

    /// <summary>Copies the values that are slices of the page at hand, whose bytes are overwritten by the next one.</summary>
    public virtual void Keep()
    {
    }

    /// <summary>Gives back what decoders hold.</summary>
    protected virtual void DisposeDecoders()
    {
    }

    private async ValueTask ReadRowsAsync(int rows, PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        Vector.Clear();
        Entries = 0;
        int read = 0;
        while (read < rows || MayGoOn)
        {
            if (_pageLeft == 0 && _aheadStart == _aheadEnd && !await NextPageAsync(decompressor, cancellationToken).ConfigureAwait(false))
            {
                if (read < rows)
                {
                    throw new ParquetFormatException($"the column ends {rows - read} rows before others");
                }

                break;
            }

            if (!HasRepetitions)
            {
                read += ReadFlat(rows - read);
            }
            else if (ReadRepeated(rows, ref read))
            {
                break;
            }
        }

        _row += rows;
    }

    private int ReadFlat(int wanted)
    {
        int count = Math.Min(wanted, _pageLeft);
        int present = count;
        if (HasDefinitions)
        {
            PooledArrays.Resize(ref _definitions, Entries + count, Entries);
            Span<byte> definitions = _definitions.AsSpan(Entries, count);
            _definitionReader.Read(definitions);
            present = definitions.Count((byte)Leaf.MaxDefinition);
        }

        Append(present);
        Entries += count;
        _pageLeft -= count;
        return count;
    }

    /// <summary>Reads entries until as many rows have begun as are wanted and the next one begins.</summary>
    private bool ReadRepeated(int rows, ref int read)
    {
        if (_aheadStart == _aheadEnd)
        {
            int count = Math.Min(Ahead, _pageLeft);
            _repetitionReader.Read(_aheadRepetitions.AsSpan(0, count));
            _definitionReader.Read(_aheadDefinitions.AsSpan(0, count));
            (_aheadStart, _aheadEnd) = (0, count);
            _pageLeft -= count;
        }

        int end = _aheadStart;
        for (; end < _aheadEnd; end++)
        {
            int repetition = _aheadRepetitions[end];
            if (repetition == 0)
            {
                if (read == rows)
                {
                    break;
                }

                read++;
            }
            else if (_aheadDefinitions[end] < _leastDefinitions[repetition] || read == 0)
            {
                throw new ParquetFormatException(
                    read == 0 ? "the first value belongs to a list that has not begun" : "a value of a list is missing although it has a place in it");
            }
        }

        Take(end - _aheadStart);
        return _aheadStart < _aheadEnd;
    }

    private void Take(int count)
    {
        if (Entries + count > ManyElements && Entries / 64 > _chunk!.CompressedSize)
        {
            throw new ParquetFormatException($"few rows have more than {Entries} values, which cannot be in {_chunk.CompressedSize} bytes");
        }

        PooledArrays.Resize(ref _repetitions, Entries + count, Entries);
        PooledArrays.Resize(ref _definitions, Entries + count, Entries);
        ReadOnlySpan<byte> definitions = _aheadDefinitions.AsSpan(_aheadStart, count);
        definitions.CopyTo(_definitions.AsSpan(Entries));
        _aheadRepetitions.AsSpan(_aheadStart, count).CopyTo(_repetitions.AsSpan(Entries));
        Append(definitions.Count((byte)Leaf.MaxDefinition));
        Entries += count;
        _aheadStart += count;
    }

    private async ValueTask<bool> NextPageAsync(PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        while (_valuesLeft > 0)
        {
            Keep();
            if (!await _pages!.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                // Values of pages that were passed over with rows of several are not counted.
                return HasRepetitions && _isPartial ? false : throw new ParquetFormatException($"the pages end {_valuesLeft} values before the column does");
            }

            PageHeader header = _pages.Header;
            switch (header.Kind)
            {
                case PageKind.Dictionary:
                    await _pages.LoadAsync(decompressor, cancellationToken).ConfigureAwait(false);
                    TakeDictionary(header);
                    break;
                case PageKind.Data or PageKind.DataV2 when !HasRepetitions && header.ValueCount <= _skip:
                    Count(header);
                    Passed(header.ValueCount);
                    if (_skip == 0)
                    {
                        return true;
                    }

                    break;
                case PageKind.Data or PageKind.DataV2:
                    await _pages.LoadAsync(decompressor, cancellationToken).ConfigureAwait(false);
                    TakeData(header);
                    if (_pageLeft > 0)
                    {
                        return true;
                    }

                    break;
                default:
                    break; // The format asks to pass over pages of kinds that are not known.
            }
        }

        return false;
    }

    private void TakeDictionary(PageHeader header)
    {
        if (header.Encoding is not (Encoding.Plain or Encoding.PlainDictionary))
        {
            throw new ParquetFormatException($"the dictionary is written in the encoding {header.Encoding}");
        }

        if (_hasDictionary)
        {
            throw new ParquetFormatException("the column has a second dictionary");
        }

        SetDictionary(_pages!.Values, header.ValueCount);
        _hasDictionary = true;
    }

    private void TakeData(PageHeader header)
    {
        Count(header);
        ReadOnlyMemory<byte> values = _pages!.Values;
        if (header.Kind == PageKind.DataV2)
        {
            _repetitionReader.Reset(_pages.Repetitions);
            _definitionReader.Reset(_pages.Definitions);
        }
        else
        {
            values = _repetitionReader.Reset(values, header.RepetitionEncoding, header.ValueCount);
            values = _definitionReader.Reset(values, header.DefinitionEncoding, header.ValueCount);
        }

        SetValues(values, header.Encoding);
        _pageLeft = header.ValueCount;
    }

    private void Count(PageHeader header)
    {
        if (header.ValueCount > _valuesLeft)
        {
            throw new ParquetFormatException($"the page has {header.ValueCount} values where {_valuesLeft} are left of the column");
        }

        _valuesLeft -= header.ValueCount;
    }
}
