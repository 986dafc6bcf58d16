using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Some rows that are read together, column by column, and then others.</summary>
/// <param name="columns">The columns, whose slots are the rows.</param>
/// <param name="filter">What rows must match; null: nothing.</param>
internal sealed class ColumnBatch(IReadOnlyList<ColumnVector> columns, RowFilter? filter) : IDisposable
{
    private byte[] _matches = [];

    /// <summary>The columns.</summary>
    public IReadOnlyList<ColumnVector> Columns => columns;

    /// <summary>The places of the columns that the filter looks at.</summary>
    public int[] Tested { get; } = [.. filter?.Roots.Select(root => columns.Index().First(column => column.Item == root.Vector).Index) ?? []];

    /// <summary>The places of the other columns.</summary>
    public int[] Others => [.. Enumerable.Range(0, columns.Count).Except(Tested)];

    /// <summary>Whether there is a filter.</summary>
    public bool IsFiltered => filter is not null;

    /// <summary>The place in the file of the first row, from 0.</summary>
    public long FirstRow { get; private set; }

    /// <summary>How many rows there are, those that do not match among them.</summary>
    public int Count { get; private set; }

    /// <summary>Where there is a filter: by row, 0 for those that do not match.</summary>
    public ReadOnlySpan<byte> Matches => _matches.AsSpan(0, filter is null ? 0 : Count);

    /// <summary>Evaluates the filter on the columns that it looks at.</summary>
    /// <param name="rows">How many rows these have.</param>
    /// <returns>Whether some row matches.</returns>
    public bool Evaluate(int rows)
    {
        PooledArrays.Resize(ref _matches, rows, 0);
        Span<byte> matches = _matches.AsSpan(0, rows);
        filter!.Evaluate(matches);
        return matches.ContainsAnyExcept((byte)0);
    }

    /// <summary>Begins the rows of a step.</summary>
    /// <param name="step">The step; null: there are none.</param>
    public void Begin(BatchStep? step) => (FirstRow, Count) = (step?.FirstRow ?? 0, step?.Rows ?? 0);

    /// <inheritdoc/>
    public void Dispose() => PooledArrays.Return(ref _matches);
}
