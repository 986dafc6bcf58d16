using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;

namespace TypedDao.Cli.Files;

/// <summary>Reads files without a catalog: what they hold, and which columns that makes.</summary>
internal static class FileRows
{
    /// <summary>Prints the rows of a file, or of all files of a folder.</summary>
    public static async Task<int> CatAsync(DataPlace place, FileForm? form, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<InputFile> files = FindAsync(place, form, cancellationToken);
        RowFilter? filter = null;
        if (request.Where is { } where)
        {
            // Read twice, but listed once.
            List<InputFile> all = await files.ToListAsync(cancellationToken).ConfigureAwait(false);
            files = all.ToAsyncEnumerable();
            filter = RowFilter.Read(where, await InferAsync(files, console, cancellationToken).ConfigureAwait(false));
        }

        FileSequence sequence = await FileSequence.OpenAsync(files, cancellationToken).ConfigureAwait(false);
        await using (sequence.ConfigureAwait(false))
        {
            string[]? header = sequence.IsOne || request.Columns is null ? await sequence.First.HeaderAsync(cancellationToken).ConfigureAwait(false) : null;
            using var rows = new RowPrinter(request, header, console.Output);
            await PrintAsync(sequence.AllAsync(), filter, rows, cancellationToken).ConfigureAwait(false);
            rows.Finish(console.Error);
        }

        return ExitCode.Done;
    }

    private static async Task PrintAsync(IAsyncEnumerable<InputFile> files, RowFilter? filter, RowPrinter rows, CancellationToken cancellationToken)
    {
        await foreach (InputFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            bool isMore = file.Form is FileForm.Parquet
                ? await ParquetRows.PrintAsync(file, filter, rows, cancellationToken).ConfigureAwait(false)
                : await PrintTextAsync(file, filter, rows, cancellationToken).ConfigureAwait(false);
            if (!isMore)
            {
                return;
            }
        }
    }

    private static async Task<bool> PrintTextAsync(InputFile file, RowFilter? filter, RowPrinter rows, CancellationToken cancellationToken)
    {
        await foreach (JsonElement row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (filter?.Matches(row) is not false && !rows.Print(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells the columns of a file, or of all files of a folder: from footers, and where there are none from all rows.</summary>
    public static async Task<FileColumns> InferAsync(DataPlace place, FileForm? form, ToolConsole console, CancellationToken cancellationToken)
        => await InferAsync(FindAsync(place, form, cancellationToken), console, cancellationToken).ConfigureAwait(false);

    private static async Task<FileColumns> InferAsync(IAsyncEnumerable<InputFile> files, ToolConsole console, CancellationToken cancellationToken)
    {
        using var progress = new Progress(console);
        var columns = new FileColumns(progress);
        InputFile? last = null;
        await foreach (InputFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (file.IsText)
            {
                // A column is there also where no row is.
                columns.Expect(await file.HeaderAsync(cancellationToken).ConfigureAwait(false) ?? []);
            }

            await columns.SeeAsync(file, cancellationToken).ConfigureAwait(false);
            last?.Forget();
            last = file;
        }

        return columns;
    }

    /// <summary>The files, those of CSV with the delimiter that the first of them is seen to have.</summary>
    private static async IAsyncEnumerable<InputFile> FindAsync(DataPlace place, FileForm? form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dialects = new Dictionary<FileForm, CsvFormat>();
        await foreach (InputFile file in InputFile.FindAsync(place, form, cancellationToken).ConfigureAwait(false))
        {
            if (file.IsText && file.Length > 0 && !dialects.ContainsKey(file.Form))
            {
                (CsvFormat csv, _) = await CsvSniffer.SniffAsync(file, cancellationToken).ConfigureAwait(false);
                dialects.Add(file.Form, csv with { Header = true });
            }

            yield return dialects.TryGetValue(file.Form, out CsvFormat? dialect) ? file.In(dialect) : file;
        }
    }
}
