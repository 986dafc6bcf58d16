using System.Runtime.CompilerServices;
using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Schema;
using TypedDao.Schema;

namespace TypedDao.Parquet;

/// <summary>A Parquet file that is read without a row type: its columns as they are, in batches.</summary>
public sealed class ParquetFile
{
    private readonly FileBytes _file;
    private readonly Footer _footer;

    private ParquetFile(FileBytes file, Footer footer)
    {
        _file = file;
        _footer = footer;
        Schema = footer.Schema.ToRowSchema();
    }

    /// <summary>The columns as a catalog declares them. Of columns with one name only the first is known.</summary>
    public RowSchema Schema { get; }

    /// <summary>How many rows the file has.</summary>
    public long RowCount => _footer.Metadata.RowGroups.Sum(group => group.RowCount);

    /// <summary>The program that wrote the file, as it calls itself; null where it does not.</summary>
    public string? CreatedBy => _footer.Metadata.CreatedBy;

    /// <summary>What the writer kept beside the rows.</summary>
    public IReadOnlyDictionary<string, string> Properties => _footer.Metadata.Properties;

    /// <summary>Opens a file: reads its footer, with one request or two.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidData"/>: the file is damaged or of another format.
    /// <see cref="ErrorKind.NotSupported"/>: it is encrypted.</exception>
    public static async ValueTask<ParquetFile> OpenAsync(IFileSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var file = new FileBytes(source);
        return new ParquetFile(file, await Footer.ReadAsync(file, withIndexes: true, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads rows in batches, of which each is valid until the next.</summary>
    /// <param name="columns">The names of the columns to read; null: all. Only their bytes are asked for.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: there is no such column.
    /// <see cref="ErrorKind.InvalidData"/>: the file is damaged.</exception>
    public IAsyncEnumerable<RecordBatch> ReadAsync(IReadOnlyCollection<string>? columns = null, CancellationToken cancellationToken = default)
        => ReadAsync(columns, Filter.All, new ReadStatistics(), cancellationToken);

    /// <summary>
    /// Reads rows in batches and leaves out such of which no row matches a filter: row groups and pages by what the file says of their values, and
    /// batches by the values. What is left out is not asked for as far as that is known before. The rows of a batch are all there, also
    /// those that do not match: who wants others evaluates the filter on each.
    /// </summary>
    /// <param name="columns">The names of the columns to read; null: all.</param>
    /// <param name="filter">The filter, on columns with the types of <see cref="Schema"/>. A part that looks at others, or cannot be decided on columns, is passed over.</param>
    /// <param name="statistics">Counts what is read and what is left out.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: there is no such column.
    /// <see cref="ErrorKind.InvalidData"/>: the file is damaged.</exception>
    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        IReadOnlyCollection<string>? columns, Filter filter, ReadStatistics statistics, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var chosen = new BatchColumns(_file, _footer, ColumnsOf(columns), filter);
        var groups = new GroupQueue(_file, _footer, new GroupPlanner(_file, _footer, chosen.Selection.ReadLeaves, chosen.Filter), statistics);
        var reader = new BatchReader(groups, chosen.Readers, chosen.Batch, statistics);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is not null)
            {
                yield return new RecordBatch(chosen);
            }
        }
    }

    /// <summary>The columns of some names, in the order of the names.</summary>
    /// <param name="names">The names; null: all columns. Groups without fields have no values and are left out, and so is all but the first of one name.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: there is no such column.</exception>
    internal FileColumn[] ColumnsOf(IReadOnlyCollection<string>? names)
    {
        FileColumn[] columns = [.. _footer.Schema.Columns.Where(column => column.HasLeaf).DistinctBy(column => column.Name)];
        return names is null ? columns : [.. names.Select(name => Array.Find(columns, column => column.Name == name) ?? throw new TypedDaoException(
            ErrorKind.SchemaMismatch,
            $"The Parquet file has no column '{name}'. Its columns are {string.Join(", ", columns.Select(column => column.Name))}.")
        {
            Address = _file.Address,
        })];
    }
}
