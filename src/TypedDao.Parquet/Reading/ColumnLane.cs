using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads some columns of one batch after the other. One thread at a time does.</summary>
/// <param name="columns">The places of the columns.</param>
/// <param name="readers">The readers of leaves.</param>
internal sealed class ColumnLane(int[] columns, LeafReaders readers) : IDisposable
{
    private readonly PageDecompressor _decompressor = new();
    private readonly ColumnAssembly _assembly = new();

    /// <summary>The place of the column that is at hand, or was when an error came.</summary>
    public int Column { get; private set; }

    /// <summary>How many values the last step has read, nulls among them.</summary>
    public long ValueCount { get; private set; }

    /// <summary>Takes a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="vectors">All columns; takes the values of the lane's.</param>
    /// <param name="cancellationToken">Cancels requests.</param>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    public async ValueTask ReadAsync(BatchStep step, IReadOnlyList<ColumnVector> vectors, CancellationToken cancellationToken)
    {
        ValueCount = 0;
        foreach (int column in columns)
        {
            Column = column;
            ColumnVector vector = vectors[column];
            Move(step, vector);
            if (step.Rows > 0)
            {
                await ReadAsync(vector, step.Rows, cancellationToken).ConfigureAwait(false);
            }
        }

        if (step.Ends)
        {
            step.Group.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _decompressor.Dispose();
        _assembly.Dispose();
    }

    private void Move(BatchStep step, ColumnVector vector)
    {
        GroupPlan plan = step.Group.Plan;
        foreach (int leaf in vector.Leaves)
        {
            LeafReader reader = readers[leaf];
            if (step.Begins)
            {
                ColumnChunk chunk = plan.Group.Columns[leaf];
                reader.Begin(chunk, new PageReader(chunk, step.Group.Chunks[leaf]!), plan.Locations[leaf] ?? []);
            }

            if (step.Skip > 0 || (step.Begins && plan.RowCount < plan.Group.RowCount))
            {
                reader.Skip(step.Skip);
            }

            if (step.Ends)
            {
                reader.End();
            }
        }
    }

    private async ValueTask ReadAsync(ColumnVector column, int rows, CancellationToken cancellationToken)
    {
        for (int i = 0; i < column.Leaves.Length; i++)
        {
            LeafReader reader = readers[column.Leaves[i]];
            reader.Vector = column.Targets[i];
            await reader.ReadAsync(rows, _decompressor, cancellationToken).ConfigureAwait(false);
            if (readers.AreKept)
            {
                reader.Keep();
            }
        }

        ValueCount += column.Targets.Sum(target => (long)target.ValueCount);
        try
        {
            _assembly.Assemble(column, readers, rows);
        }
        catch (ParquetFormatException error)
        {
            throw readers[column.Leaf].Damaged(error);
        }
    }
}
