using TypedDao.Rows;

namespace TypedDao.Testing;

/// <summary>Assertions on the rows of objects, for any test framework.</summary>
public static class RowAssert
{
    /// <summary>
    /// Reads an object, member, partition, selection or query and compares its rows with the expected ones, column by column: decimals
    /// and timestamps by their value, not a number equal to itself, lists and maps by their content.
    /// </summary>
    /// <typeparam name="TRow">The row type, which needs no equality of its own.</typeparam>
    /// <param name="source">What is read.</param>
    /// <param name="expected">The rows that it must have, no more and no less.</param>
    /// <param name="comparison">How to compare; null: in the order of the read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RowAssertionException">It has others; the message shows which.</exception>
    public static ValueTask HasRowsAsync<TRow>(
        this IReadable<TRow> source, IEnumerable<TRow> expected, RowComparison? comparison = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(expected);
        return source.AcceptShape<Comparing<TRow>, ValueTask>(new Comparing<TRow>(source, expected, comparison ?? new RowComparison(), cancellationToken));
    }

    private readonly struct Comparing<TRow>(IReadable<TRow> source, IEnumerable<TRow> expected, RowComparison comparison, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask>
    {
        public async ValueTask Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            var differences = new RowDifferences(TShape.Schema, [.. source.Target.Definition.PrimaryKeys], expected.Select(RowText.Of<TRow, TShape>));
            await foreach (TRow row in source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                differences.Add(RowText.Of<TRow, TShape>(row));
            }

            if (differences.Report(source.Target.ToString(), comparison) is { } error)
            {
                throw error;
            }
        }
    }
}
