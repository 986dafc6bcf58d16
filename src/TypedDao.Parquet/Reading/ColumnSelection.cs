using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Reading;

/// <summary>The columns of a file that are read, with room for the values of one batch.</summary>
/// <param name="readers">The readers of leaves, which others may use to read other batches.</param>
internal sealed class ColumnSelection(LeafReaders readers) : IDisposable
{
    private readonly List<ColumnVector> _columns = [];

    /// <summary>The leaves that are read.</summary>
    public int[] ReadLeaves => [.. _columns.SelectMany(column => column.Leaves)];

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<ColumnVector> Columns => _columns;

    /// <summary>Adds a column with all that is in it.</summary>
    /// <param name="column">The column.</param>
    public ColumnVector Add(FileColumn column)
    {
        ColumnVector vector = Whole(column);
        _columns.Add(vector);
        return vector;
    }

    /// <summary>Adds a column that was made of parts.</summary>
    /// <param name="column">The column.</param>
    public void Add(ColumnVector column) => _columns.Add(column);

    /// <summary>Makes a column with all that is in it.</summary>
    /// <param name="column">The column, with a leaf below it.</param>
    public ColumnVector Whole(FileColumn column)
        => Make(column, [.. column.Children.Where(child => child.HasLeaf).Select(Whole)]);

    /// <summary>Makes a column of some of its columns.</summary>
    /// <param name="column">The column.</param>
    /// <param name="children">What is read of it.</param>
    public ColumnVector Make(FileColumn column, ColumnVector[] children)
    {
        if (children.Length > 0)
        {
            return new ColumnVector(column, children);
        }

        // Where nothing is read of a struct, one of its leaves tells whether it is there.
        int leaf = column.FirstLeaf.Leaf;
        return new ColumnVector(column, leaf, readers[leaf].CreateVector());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnVector column in _columns)
        {
            column.Dispose();
        }
    }
}
