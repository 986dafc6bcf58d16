using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <content>Passes over rows that are not wanted.</content>
internal abstract partial class LeafReader
{
    private PageLocation[] _locations = [];
    private long _row;
    private long _skip;
    private bool _isPartial;

    /// <summary>Passes over the next rows, as soon as others are read: pages of which no row is read are not decompressed.</summary>
    /// <param name="rows">How many.</param>
    public void Skip(long rows)
    {
        _skip += rows;
        _isPartial = true;
    }

    /// <summary>Passes over values of the page.</summary>
    /// <param name="count">How many.</param>
    protected abstract void SkipValues(int count);

    // Only rows with lists span pages, and not those of chunks whose pages are known by their first row.
    private bool MayGoOn => HasRepetitions && (_locations.Length == 0 || _pageLeft > 0 || _aheadStart < _aheadEnd);

    private async ValueTask PassAsync(PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        await JumpAsync(decompressor, cancellationToken).ConfigureAwait(false);
        while (_skip > 0)
        {
            if (HasRepetitions)
            {
                // Where rows end is told by the levels alone.
                int rows = (int)Math.Min(_skip, Ahead);
                await ReadRowsAsync(rows, decompressor, cancellationToken).ConfigureAwait(false);
                _skip -= rows;
            }
            else if (_pageLeft > 0)
            {
                SkipFlat((int)Math.Min(_skip, _pageLeft));
            }
            else if (!await NextPageAsync(decompressor, cancellationToken).ConfigureAwait(false) && _skip > 0)
            {
                throw new ParquetFormatException($"the column ends {_skip} rows before others");
            }
        }
    }

    /// <summary>Goes to the page that has the next row, where the places of pages are known and it is not the one at hand.</summary>
    private async ValueTask JumpAsync(PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        long target = _row + _skip;
        int page = _locations.Length - 1;
        while (page >= 0 && _locations[page].FirstRow > target)
        {
            page--;
        }

        if (page < 0 || _locations[page].FirstRow <= _row || _locations[page].Bytes.Offset < _pages!.NextOffset)
        {
            return;
        }

        if (_pages.NextOffset < _locations[0].Bytes.Offset && await _pages.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            await _pages.LoadAsync(decompressor, cancellationToken).ConfigureAwait(false);
            TakeDictionary(_pages.Header);
        }

        Keep();
        _pages.GoTo(_locations[page].Bytes.Offset);
        long passed = _locations[page].FirstRow - _row;
        (_pageLeft, _aheadStart, _aheadEnd) = (0, 0, 0);
        _row += passed;
        _skip -= passed;
    }

    private void SkipFlat(int count)
    {
        int present = count;
        if (HasDefinitions)
        {
            PooledArrays.Resize(ref _definitions, count, 0);
            Span<byte> definitions = _definitions.AsSpan(0, count);
            _definitionReader.Read(definitions);
            present = definitions.Count((byte)Leaf.MaxDefinition);
        }

        SkipValues(present);
        Passed(count);
        _pageLeft -= count;
    }

    private void Passed(int rows)
    {
        _row += rows;
        _skip -= rows;
    }
}
