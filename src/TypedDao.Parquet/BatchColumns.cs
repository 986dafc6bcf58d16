using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet;

/// <summary>The columns of batches, and what rows must match as far as columns of the file tell.</summary>
internal sealed class BatchColumns : IDisposable
{
    private readonly RowBinding _binding;
    private readonly LeafReaders _readers;

    /// <summary>Chooses columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="footer">Its footer, with what the indexes of chunks are read from.</param>
    /// <param name="columns">The columns of the batches.</param>
    /// <param name="filter">What rows must match. Conditions on columns that the file does not have are left to others.</param>
    public BatchColumns(FileBytes file, Footer footer, FileColumn[] columns, Filter filter)
    {
        var names = filter.Columns.Select(path => path.Root).ToHashSet(StringComparer.Ordinal);
        var schema = new RowSchema(
        [
            .. footer.Schema.Columns.Where(column => column.HasLeaf).DistinctBy(column => column.Name)
                .Where(column => names.Contains(column.Name) && HasDistinctNames(column))
                .Select(column => new Column(column.Name, FileSchema.TypeOf(column))),
        ]);
        _readers = new LeafReaders(file, footer.Schema);
        _binding = new RowBinding(file, footer, _readers, schema, new CodecReadOptions { Filter = filter });

        // A leaf has one reader, and so a column one vector, whoever looks at it.
        Columns = [.. columns.Select(column => Selection.Columns.FirstOrDefault(vector => vector.Column == column) ?? Selection.Add(column))];
    }

    /// <summary>Everything that is read.</summary>
    public ColumnSelection Selection => _binding.Selection;

    /// <summary>The columns of the batches.</summary>
    public ColumnVector[] Columns { get; }

    /// <summary>What rows must match; null: nothing.</summary>
    public RowFilter? Filter => _binding.Filter;

    /// <summary>Takes the batches.</summary>
    public ColumnBatch Batch => _binding.Batch;

    /// <summary>The readers of leaves.</summary>
    public LeafReaders Readers => _readers;

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _readers.Dispose();
    }

    // Of fields with one name a row type knows the first alone, and a batch all of them.
    private static bool HasDistinctNames(FileColumn column)
        => column.Children.DistinctBy(child => child.Name).Count() == column.Children.Length && Array.TrueForAll(column.Children, HasDistinctNames);
}
