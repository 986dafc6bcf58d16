using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads the columns of a file, some rows at a time. No batch spans two row groups.</summary>
/// <param name="file">The file.</param>
/// <param name="footer">Its footer.</param>
/// <param name="selection">The columns; disposed with this.</param>
internal sealed class BatchReader(FileBytes file, Footer footer, ColumnSelection selection) : IDisposable
{
    private const int MostRows = 2048;

    // Entries of one leaf in a batch, as far as they can be told from the average.
    private const int LikelyEntries = 64 << 10;

    private readonly RowGroupBytes _bytes = new(file);
    private readonly PageDecompressor _decompressor = new();
    private readonly ColumnAssembly _assembly = new();
    private ChunkBytes[] _chunks = [];
    private int _nextGroup;
    private long _groupRows;
    private int _batchRows;
    private bool _isOpen;

    /// <summary>The columns, whose slots are the rows of the batch.</summary>
    public IReadOnlyList<ColumnVector> Columns => selection.Columns;

    /// <summary>The place in the file of the batch's first row, from 0.</summary>
    public long FirstRow { get; private set; }

    /// <summary>How many rows the batch has.</summary>
    public int Count { get; private set; }

    /// <summary>Goes on to the next rows.</summary>
    /// <param name="cancellationToken">Cancels requests.</param>
    /// <returns>How many rows there are; 0 at the end.</returns>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    public async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        FirstRow += Count;
        Count = 0;
        while (_groupRows == 0)
        {
            CloseGroup();
            if (_nextGroup == footer.Metadata.RowGroups.Length)
            {
                return 0;
            }

            await OpenGroupAsync(footer.Metadata.RowGroups[_nextGroup++], cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        int rows = (int)Math.Min(_batchRows, _groupRows);
        foreach (LeafReader? leaf in selection.Leaves)
        {
            if (leaf is not null)
            {
                await leaf.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (ColumnVector column in selection.Columns)
        {
            Assemble(column, rows);
        }

        _groupRows -= rows;
        return Count = rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeChunks();
        selection.Dispose();
        _bytes.Dispose();
        _decompressor.Dispose();
        _assembly.Dispose();
    }

    private void Assemble(ColumnVector column, int rows)
    {
        try
        {
            _assembly.Assemble(column, selection.Leaves, rows);
        }
        catch (ParquetFormatException error)
        {
            throw selection.Leaves[column.Leaf]!.Damaged(error);
        }
    }

    private async ValueTask OpenGroupAsync(RowGroup group, CancellationToken cancellationToken)
    {
        int[] leaves = [.. selection.Leaves.Index().Where(leaf => leaf.Item is not null).Select(leaf => leaf.Index)];
        ColumnChunk[] chunks = [.. leaves.Select(leaf => group.Columns[leaf])];
        _chunks = await _bytes.LoadAsync(chunks, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < leaves.Length; i++)
        {
            selection.Leaves[leaves[i]]!.Begin(chunks[i], new PageReader(chunks[i], _chunks[i], _decompressor));
        }

        _groupRows = group.RowCount;
        _isOpen = true;
        long entries = Math.Max(1, chunks.Select(chunk => chunk.ValueCount / Math.Max(1, group.RowCount)).DefaultIfEmpty().Max());
        _batchRows = (int)Math.Clamp(LikelyEntries / entries, 1, MostRows);
    }

    private void CloseGroup()
    {
        if (_isOpen)
        {
            _isOpen = false;
            Array.ForEach(selection.Leaves, leaf => leaf?.End());
            DisposeChunks();
        }
    }

    private void DisposeChunks()
    {
        Array.ForEach(_chunks, chunk => chunk.Dispose());
        _chunks = [];
    }
}
