using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>
/// Reads the columns of a file, some rows at a time. No batch spans two row groups; from its second batch on, the bytes of the next one are on
/// their way. Rows that a filter excludes are left out, and columns of which no row is left are not decoded.
/// </summary>
/// <param name="groups">The row groups.</param>
/// <param name="selection">The columns.</param>
/// <param name="filter">What rows must match; null: nothing.</param>
/// <param name="statistics">Counts what is left out.</param>
/// <param name="threads">How many threads may decode columns at the same time, that of the caller among them.</param>
internal sealed class BatchReader(GroupQueue groups, ColumnSelection selection, RowFilter? filter, ReadStatistics statistics, int threads) : IAsyncDisposable
{
    private const int MostRows = 2048;

    // Fewer are decoded before others have come.
    private const int FewRows = 512;

    // Entries of one leaf in a batch, as far as they can be told from the average.
    private const int LikelyEntries = 64 << 10;

    private readonly ColumnVector[] _tested = [.. filter?.Roots.Select(root => root.Vector!) ?? []];
    private readonly ColumnVector[] _others = [.. selection.Columns.Except(filter?.Roots.Select(root => root.Vector!) ?? [])];
    private RowGroupBytes? _group;
    private byte[] _matches = [];
    private int _range;
    private long _row;
    private int _batchRows;

    /// <summary>Those who decode, who are free between two batches.</summary>
    public DecodeCrew Crew { get; } = new(threads);

    /// <summary>The columns, whose slots are the rows of the batch.</summary>
    public IReadOnlyList<ColumnVector> Columns => selection.Columns;

    /// <summary>The place in the file of the batch's first row, from 0.</summary>
    public long FirstRow { get; private set; }

    /// <summary>How many rows the batch has, those that do not match among them.</summary>
    public int Count { get; private set; }

    /// <summary>Where there is a filter: by row of the batch, 0 for those that do not match.</summary>
    public ReadOnlySpan<byte> Matches => _matches.AsSpan(0, filter is null ? 0 : Count);

    /// <summary>Goes on to the next rows.</summary>
    /// <param name="cancellationToken">Cancels requests.</param>
    /// <returns>How many rows there are; 0 at the end.</returns>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    public async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        Count = 0;
        while (await FindRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            GroupPlan plan = _group!.Plan;
            int rows = (int)Math.Min(_batchRows, plan.Rows[_range].End - _row);
            FirstRow = plan.FirstRow + _row;
            _row += rows;
            if (await HasMatchAsync(rows, cancellationToken).ConfigureAwait(false))
            {
                await ReadAsync(_others, rows, cancellationToken).ConfigureAwait(false);
                return Count = rows;
            }

            Skip(_others, rows);
            statistics.AddRows(rows);
        }

        return 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _group?.Dispose();
        _group = null;
        await groups.DisposeAsync().ConfigureAwait(false);
        Crew.Dispose();
        PooledArrays.Return(ref _matches);
    }

    /// <summary>Goes on to rows that are read, in the row group at hand or the next one.</summary>
    private async ValueTask<bool> FindRowsAsync(CancellationToken cancellationToken)
    {
        if (_group is not null)
        {
            // Not before: whoever looks at the beginning alone does not cause more requests.
            groups.LoadAhead();
        }

        while (true)
        {
            if (_group is { Plan: var plan })
            {
                if (_row < plan.Rows[_range].End)
                {
                    return true;
                }

                if (++_range < plan.Rows.Count)
                {
                    Skip(selection.Columns, plan.Rows[_range].Start - _row);
                    _row = plan.Rows[_range].Start;
                    return true;
                }

                End();
            }

            if (await groups.NextAsync(cancellationToken).ConfigureAwait(false) is not { } group)
            {
                return false;
            }

            Begin(group);
        }
    }

    private async ValueTask<bool> HasMatchAsync(int rows, CancellationToken cancellationToken)
    {
        if (filter is null)
        {
            return true;
        }

        await ReadAsync(_tested, rows, cancellationToken).ConfigureAwait(false);
        PooledArrays.Resize(ref _matches, rows, 0);
        filter.Evaluate(_matches.AsSpan(0, rows));
        return _matches.AsSpan(0, rows).ContainsAnyExcept((byte)0);
    }

    private ValueTask ReadAsync(ColumnVector[] columns, int rows, CancellationToken cancellationToken)
        => Crew.ForEachAsync(columns.Length, rows < FewRows, (i, worker) => ReadAsync(columns[i], rows, worker, cancellationToken));

    private async ValueTask ReadAsync(ColumnVector column, int rows, DecodeWorker worker, CancellationToken cancellationToken)
    {
        foreach (int leaf in column.Leaves)
        {
            await selection.Leaves[leaf]!.ReadAsync(rows, worker.Decompressor, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            worker.Assembly.Assemble(column, selection.Leaves, rows);
        }
        catch (ParquetFormatException error)
        {
            throw selection.Leaves[column.Leaf]!.Damaged(error);
        }
    }

    private void Skip(IEnumerable<ColumnVector> columns, long rows)
    {
        foreach (ColumnVector column in columns)
        {
            foreach (int leaf in column.Leaves)
            {
                selection.Leaves[leaf]!.Skip(rows);
            }
        }
    }

    private void Begin(RowGroupBytes bytes)
    {
        _group = bytes;
        RowGroup group = bytes.Plan.Group;
        long entries = 1;
        foreach ((int leaf, ChunkBytes? chunk) in bytes.Chunks.Index())
        {
            if (chunk is not null)
            {
                selection.Leaves[leaf]!.Begin(group.Columns[leaf], new PageReader(group.Columns[leaf], chunk), bytes.Plan.Locations[leaf] ?? []);
                entries = Math.Max(entries, group.Columns[leaf].ValueCount / group.RowCount);
            }
        }

        _batchRows = (int)Math.Clamp(LikelyEntries / entries, 1, MostRows) * threads;
        if (threads > 1)
        {
            // Whoever begins with what takes longest ends with the others.
            Array.Sort(_others, (x, y) => SizeOf(y).CompareTo(SizeOf(x)));
        }

        _range = 0;
        _row = bytes.Plan.Rows[0].Start;
        if (bytes.Plan.RowCount < group.RowCount)
        {
            Skip(selection.Columns, _row);
        }
    }

    private long SizeOf(ColumnVector column) => column.Leaves.Sum(leaf => _group!.Plan.Group.Columns[leaf].CompressedSize);

    private void End()
    {
        Array.ForEach(selection.Leaves, leaf => leaf?.End());
        _group!.Dispose();
        _group = null;
    }
}
