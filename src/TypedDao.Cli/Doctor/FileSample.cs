using System.Text;
using System.Text.Json;
using TypedDao.Catalogs;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Files;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Parquet;
using TypedDao.Parquet.Rows;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Cli.Doctor;

/// <summary>Compares the first rows of some files of an object with what the catalog declares. Writes nothing, not even bad rows.</summary>
/// <param name="item">The object.</param>
/// <param name="storage">Where its files are.</param>
/// <param name="layout">How its keys are made.</param>
/// <param name="files">The files.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal readonly struct FileSample(
    ObjectDefinition item, IObjectStorage storage, FileLayout layout, IReadOnlyList<FileEntry> files, CancellationToken cancellationToken)
    : IRowOperation<Task<IReadOnlyList<Finding>>>
{
    /// <summary>How many rows of a file are read.</summary>
    private const int Rows = 1000;

    public async Task<IReadOnlyList<Finding>> Invoke<TRow, TShape>()
        where TShape : struct, IRowShape<TRow>
    {
        var findings = new List<Finding>();
        var guess = new ColumnGuess();
        var join = new SchemaJoin();
        bool isNamed = false;
        foreach (FileEntry file in files)
        {
            try
            {
                await ReadAsync<TRow, TShape>(file, findings).ConfigureAwait(false);
                isNamed |= IsParquet ? await JoinAsync(file, join).ConfigureAwait(false) : await GuessAsync(file, guess).ConfigureAwait(false);
            }
            catch (TypedDaoException error)
            {
                findings.Add(Failure(error, storage.AddressOf(file.Key)));
            }
        }

        if (isNamed)
        {
            Compare(IsParquet ? join.ToSchema() : guess.ToSchema(), findings);
        }

        return findings;
    }

    private async Task ReadAsync<TRow, TShape>(FileEntry file, List<Finding> findings)
        where TShape : struct, IRowShape<TRow>
    {
        var bad = new Counter();
        long good = 0;
        var source = new FileSource(storage, file, new ReadStatistics());
        await using var _ = source.ConfigureAwait(false);
        RowReader<TRow> reader = item.Format!.Codec.OpenReader<TRow, TShape>(source, new CodecReadOptions { PathValues = file.Path.Columns, BadRows = bad });
        await using (reader.ConfigureAwait(false))
        {
            var buffer = new TRow[100];
            while (good + bad.Count < Rows && await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                good += read;
            }
        }

        if (bad.First is { } row)
        {
            findings.Add(new Finding(
                item.OnError.Skips || item.OnError.RejectTo is not null ? FindingSeverity.Warning : FindingSeverity.Error,
                item.Store,
                item.FullName,
                "columns",
                $"{bad.Count} of the first {good + bad.Count} rows are bad, such as {row}",
                "Correct the column in the catalog or the values in the file, or say with 'on_error' what to do with bad rows."));
        }
    }

    /// <summary>Whether files tell their columns themselves.</summary>
    private bool IsParquet => item.Format!.Codec is ParquetCodec;

    private async Task<bool> JoinAsync(FileEntry file, SchemaJoin join)
    {
        var source = new FileSource(storage, file, new ReadStatistics());
        await using var _ = source.ConfigureAwait(false);
        ParquetFile parquet = await ParquetFile.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        join.Add(parquet.Schema, source.Address);
        return true;
    }

    private async Task<bool> GuessAsync(FileEntry file, ColumnGuess guess)
    {
        var source = new FileSource(storage, file, new ReadStatistics());
        await using var _ = source.ConfigureAwait(false);
        if (RawRows.TryRead(source, item.Format!.Codec, new Counter(), cancellationToken) is not { } raw)
        {
            return false;
        }

        int left = Rows;
        await foreach (JsonElement row in raw.Rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            guess.See(row, raw.IsText);
            if (--left == 0)
            {
                break;
            }
        }

        return left < Rows;
    }

    private void Compare(RowSchema found, List<Finding> findings)
    {
        RowSchema declared = item.Schema!;
        foreach (Column column in found.Where(column => column.Name.Length > 0 && declared.IndexOf(column.Name) < 0))
        {
            var text = new StringBuilder();
            SchemaText.Append(text, new RowSchema(new Column(column.Name, column.Type.OrNull())), string.Empty);
            findings.Add(new Finding(
                FindingSeverity.Warning,
                item.Store,
                item.FullName,
                "columns",
                $"Files have the column '{column.Name}', which is not declared and so not read.",
                $"Add it to the columns: {text.ToString().TrimEnd()}"));
        }

        // A column that must have a value is an error of the reader already.
        foreach (Column column in declared.Where(column => column.Type.IsNullable && found.IndexOf(column.Name) < 0))
        {
            if (!layout.PathColumns.Contains(column.Name))
            {
                findings.Add(new Finding(
                    FindingSeverity.Warning,
                    item.Store,
                    item.FullName,
                    "columns",
                    $"The column '{column.Name}' is declared, but not in the files that were looked into, and so null.",
                    "Correct its name, or remove it from the columns."));
            }
        }
    }

    private Finding Failure(TypedDaoException error, string address) => new(
        FindingSeverity.Error,
        item.Store,
        item.FullName,
        error.Kind is ErrorKind.SchemaMismatch ? "columns" : "data",
        error.Fact.Contains(address, StringComparison.Ordinal) ? error.Fact : $"{address}: {error.Fact}",
        error.Cure ?? "Correct the columns or the format in the catalog, or the file.");

    /// <summary>Counts bad rows and keeps the first.</summary>
    private sealed class Counter : IBadRowHandler
    {
        public long Count { get; private set; }

        public RejectedRow? First { get; private set; }

        public void OnBadRow(RejectedRow row)
        {
            Count++;
            First ??= row;
        }
    }
}
