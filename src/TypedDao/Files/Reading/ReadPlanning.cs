using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Files.Reading;

/// <summary>Tells what will be read of files.</summary>
/// <param name="storage">Where they are.</param>
/// <param name="target">What is read.</param>
/// <param name="codec">The file format.</param>
/// <param name="columns">The columns that are read.</param>
/// <param name="filter">What rows must match.</param>
internal sealed class ReadPlanning(IObjectStorage storage, ObjectTarget target, ICodec codec, RowSchema columns, Filter filter)
{
    /// <summary>Adds a file to a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async ValueTask<QueryPlan> AddAsync(QueryPlan plan, FileEntry file, CancellationToken cancellationToken)
    {
        if (codec is not IPlansReads planner)
        {
            long length = file.Entry?.Length ?? (await storage.HeadAsync(file.Key, cancellationToken).ConfigureAwait(false))?.Length ?? 0;
            return plan with { Files = plan.Files + 1, Bytes = plan.Bytes + length, Requests = plan.Requests + 1 };
        }

        var source = new FileSource(storage, file, new ReadStatistics());
        await using (source.ConfigureAwait(false))
        {
            var options = new CodecReadOptions { PathValues = file.Path.Columns, Schema = target.Definition.Schema, Filter = filter };
            FileReadPlan next = await planner.PlanAsync(source, columns, options, cancellationToken).ConfigureAwait(false);
            return plan with
            {
                Files = plan.Files + 1,
                Bytes = plan.Bytes + next.Bytes,
                Requests = plan.Requests + next.Requests,
                RowGroups = (plan.RowGroups ?? 0) + next.RowGroups,
                PrunedRowGroups = plan.PrunedRowGroups + next.PrunedRowGroups,
                Rows = (plan.Rows ?? 0) + next.Rows,
                PrunedRows = plan.PrunedRows + next.PrunedRows,
            };
        }
    }
}
