using TypedDao.Codecs;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Reading;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>A file that is about to be read into rows: its footer was read, and columns and filter are bound to it.</summary>
internal sealed class ReadPreparation : IDisposable
{
    private readonly FileBytes _file;
    private readonly Footer _footer;
    private readonly RowBinding _binding;
    private readonly CodecReadOptions _options;

    private ReadPreparation(FileBytes file, Footer footer, RowBinding binding, RowField[] fields, RowFilter? filter, CodecReadOptions options)
    {
        _file = file;
        _footer = footer;
        _binding = binding;
        _options = options;
        Fields = fields;
        Filter = filter;
    }

    /// <summary>The columns of the row type, bound.</summary>
    public RowField[] Fields { get; }

    /// <summary>What rows must match; null: nothing.</summary>
    public RowFilter? Filter { get; }

    /// <summary>Prepares a read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="options">What the read is told.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TypedDaoException">The file is damaged, or does not have the columns.</exception>
    public static async ValueTask<ReadPreparation> CreateAsync(IFileSource source, RowSchema schema, CodecReadOptions options, CancellationToken cancellationToken)
    {
        var file = new FileBytes(source);
        Footer footer = await Footer.ReadAsync(file, withIndexes: !options.Filter.HoldsForAll, cancellationToken).ConfigureAwait(false);
        var binding = new RowBinding(file, footer, options);
        try
        {
            RowField[] fields = binding.Bind(schema);
            return new ReadPreparation(file, footer, binding, fields, RowFilter.Create(options.Filter, schema, fields, footer.Metadata.CreatedBy), options);
        }
        catch
        {
            binding.Dispose();
            throw;
        }
    }

    /// <summary>Reads.</summary>
    public BatchReader Read()
        => new(new GroupQueue(_file, _footer, Planner(), _options.Statistics), _binding.Selection, Filter, _options.Statistics, _options.MaxDegreeOfParallelism);

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
    public void Dispose() => _binding.Dispose();

    private GroupPlanner Planner() => new(_file, _footer, _binding.Selection.ReadLeaves, Filter);
}
