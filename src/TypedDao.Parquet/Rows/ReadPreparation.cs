using TypedDao.Codecs;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Reading;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>A file that is about to be read into rows: its footer was read, and columns and filter are bound to it.</summary>
internal sealed class ReadPreparation : IDisposable
{
    /// <summary>From how many rows of a file on another thread is worth its coming.</summary>
    public const int ManyRows = 16 << 10;

    // One is made into rows, one is decoded by each thread, others wait, so that nobody is called for one alone.
    private const int BatchesPerThread = 4;
    private const int LanesPerThread = 2;

    private readonly FileBytes _file;
    private readonly Footer _footer;
    private readonly CodecReadOptions _options;
    private readonly LeafReaders _readers;

    private ReadPreparation(FileBytes file, Footer footer, RowSchema schema, CodecReadOptions options, int manyRows)
    {
        (_file, _footer, _options) = (file, footer, options);
        Threads = footer.Metadata.RowGroups.Sum(group => group.RowCount) < manyRows ? 1 : options.MaxDegreeOfParallelism;
        _readers = new LeafReaders(file, footer.Schema, areKept: Threads > 1);
        Bindings = [.. Enumerable.Range(0, Threads == 1 ? 1 : Threads * BatchesPerThread).Select(_ => new RowBinding(file, footer, _readers, schema, options))];
    }

    /// <summary>How many threads decode.</summary>
    public int Threads { get; }

    /// <summary>The columns of the row type, bound: once for each batch that is held at once.</summary>
    public RowBinding[] Bindings { get; }

    /// <summary>Prepares a read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="options">What the read is told.</param>
    /// <param name="manyRows">From how many rows of the file on it is read by several threads.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TypedDaoException">The file is damaged, or does not have the columns.</exception>
    public static async ValueTask<ReadPreparation> CreateAsync(
        IFileSource source, RowSchema schema, CodecReadOptions options, int manyRows, CancellationToken cancellationToken)
    {
        var file = new FileBytes(source);
        Footer footer = await Footer.ReadAsync(file, withIndexes: !options.Filter.HoldsForAll, cancellationToken).ConfigureAwait(false);
        return new ReadPreparation(file, footer, schema, options, manyRows);
    }

    /// <summary>Reads.</summary>
    public IBatches Read()
    {
        ColumnBatch[] batches = [.. Bindings.Select(binding => binding.Batch)];
        var groups = new GroupQueue(_file, _footer, Planner(), _options.Statistics);
        if (Threads == 1)
        {
            return new BatchReader(groups, _readers, batches[0], _options.Statistics);
        }

        ColumnLane[] lanes = [.. Divide(batches[0]).Select(columns => new ColumnLane(columns, _readers))];
        return new DecodePipeline(new BatchPlanner(groups, new ColumnLane(batches[0].Tested, _readers), lanes, _options.Statistics), batches, Threads);
    }

    /// <summary>Says what a read will do, instead of <see cref="Read"/>.</summary>
    /// <param name="cancellationToken">Cancels requests for indexes.</param>
    public async ValueTask<FileReadPlan> PlanAsync(CancellationToken cancellationToken)
    {
        GroupPlanner planner = Planner();
        var plan = new FileReadPlan();
        foreach (Metadata.RowGroup group in _footer.Metadata.RowGroups)
        {
            GroupPlan next = await planner.PlanAsync(group, plan.Rows + plan.PrunedRows, cancellationToken).ConfigureAwait(false);
            plan = plan with
            {
                RowGroups = plan.RowGroups + 1,
                PrunedRowGroups = plan.PrunedRowGroups + (next.Rows.Count == 0 ? 1 : 0),
                Rows = plan.Rows + next.RowCount,
                PrunedRows = plan.PrunedRows + group.RowCount - next.RowCount,
                Requests = plan.Requests + next.Requests.Count,
                Bytes = plan.Bytes + next.Requests.Sum(request => request.Length),
            };
        }

        // Footer and indexes were asked for on the way, and will be again.
        return plan with { Requests = plan.Requests + _file.RequestCount, Bytes = plan.Bytes + _file.ByteCount };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(Bindings, binding => binding.Dispose());
        _readers.Dispose();
    }

    private GroupPlanner Planner() => new(_file, _footer, Bindings[0].Selection.ReadLeaves, Bindings[0].Filter);

    /// <summary>Divides columns among lanes that have about as many bytes each.</summary>
    private int[][] Divide(ColumnBatch batch)
    {
        int[] columns = batch.Others;
        long[] sizes = [.. batch.Columns.Select(column => column.Leaves.Sum(leaf => _footer.Metadata.RowGroups.Sum(group => group.Columns[leaf].CompressedSize)))];
        var lanes = Enumerable.Range(0, Math.Clamp(columns.Length, 1, Threads * LanesPerThread)).Select(_ => new List<int>()).ToArray();
        foreach (int column in columns.OrderByDescending(column => sizes[column]))
        {
            lanes.MinBy(lane => lane.Sum(other => sizes[other]))!.Add(column);
        }

        return [.. lanes.Select(lane => lane.Order().ToArray())];
    }
}
