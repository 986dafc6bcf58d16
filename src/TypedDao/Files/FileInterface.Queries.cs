using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Filters;
using TypedDao.Keys;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Files;

public sealed partial class FileInterface
{
    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        FileLayout layout = LayoutOf(target);
        Filter rest = KeysOf<TRow, TShape>(target, layout).Rest;
        return rest.ApplyTo<TRow, TShape>(ReadFilesAsync<TRow, TShape>(target, layout, () => KeysOf<TRow, TShape>(target, layout), rest, statistics, cancellationToken));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TResult> ProjectAsync<TRow, TShape, TResult, TResultShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        where TResult : IRowOf<TRow, TResult>
        where TResultShape : struct, IRowShape<TResult>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        FileLayout layout = LayoutOf(target);
        Filter rest = KeysOf<TRow, TShape>(target, layout).Rest;
        return rest.LooksOnlyAt(TResultShape.Schema)
            ? rest.ApplyTo<TResult, TResultShape>(
                ReadFilesAsync<TResult, TResultShape>(target, layout, () => KeysOf<TRow, TShape>(target, layout), rest, statistics, cancellationToken))
            : QueryAsync<TRow, TShape>(target, statistics, cancellationToken).Select(TResult.From);
    }

    /// <inheritdoc/>
    public ValueTask<QueryPlan> ExplainAsync<TRow, TShape>(ObjectTarget target, RowSchema columns, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("explain", target, async layout =>
        {
            ArgumentNullException.ThrowIfNull(columns);
            KeyPredicate keys = KeysOf<TRow, TShape>(target, layout);
            var plan = new QueryPlan { Target = target, KeyFilter = keys.Filter, RowFilter = keys.Rest, Files = 0, Bytes = 0, Requests = 0 };
            var planning = new ReadPlanning(_storage, target, CodecOf(target), keys.Rest.LooksOnlyAt(columns) ? columns : TShape.Schema, keys.Rest);
            await foreach (FileEntry file in FilesOf(target, layout, keys).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                plan = await planning.AddAsync(plan, file, cancellationToken).ConfigureAwait(false);
            }

            return plan;
        });

    // Made anew for each enumeration: it holds the values that it looks at.
    private static KeyPredicate KeysOf<TRow, TShape>(ObjectTarget target, FileLayout layout)
        where TShape : struct, IRowShape<TRow>
        => new(target.Filter, TShape.Schema, layout.Pattern.Parameters);

    private IAsyncEnumerable<FileEntry> FilesOf(ObjectTarget target, FileLayout layout, KeyPredicate? keys)
    {
        bool isFile = TargetKeys.IsFile(layout, target);
        IAsyncEnumerable<FileEntry> files = new FileListing(_storage, layout).ListAsync(Narrowed(target, layout, keys), CancellationToken.None);
        if (isFile)
        {
            var only = new FileEntry(TargetKeys.File(layout, target), new PathValues(layout, TargetKeys.Values(layout, target)), null);
            files = layout.Pattern.SpellingVaries ? files.DefaultIfEmpty(only) : new[] { only }.ToAsyncEnumerable();
        }

        return keys is null ? files : files.Where(file => keys.Matches(file.Path.Values));
    }

    /// <summary>The selection and what the filter demands of the keys, where keys can hold such values at all.</summary>
    private static KeySelection Narrowed(ObjectTarget target, FileLayout layout, KeyPredicate? keys)
        => keys is null
            ? target.Keys
            : new KeySelection([.. target.Keys.Conditions, .. keys.Conditions.Where(condition => ListingPlan.CanHold(layout.Pattern, condition))]);
}
