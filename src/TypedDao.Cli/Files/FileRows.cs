using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;
using TypedDao.Filters;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>Reads files without a catalog: what they hold, and which columns that makes.</summary>
internal static class FileRows
{
    /// <summary>Prints the rows of a file, or of all files of a folder.</summary>
    public static async Task<int> CatAsync(string source, FileForm? form, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        IReadOnlyList<InputFile> files = await FindAsync(source, form, cancellationToken).ConfigureAwait(false);
        Func<JsonElement, bool> matches = await MatchesAsync(files, request.Where, console, cancellationToken).ConfigureAwait(false);
        string[]? header = files.Count == 1 || request.Columns is null ? await files[0].HeaderAsync(cancellationToken).ConfigureAwait(false) : null;
        using (var rows = new RowPrinter(request, header, console.Output))
        {
            await PrintAsync(files, matches, rows, cancellationToken).ConfigureAwait(false);
            rows.Finish(console.Error);
        }

        return ExitCode.Done;
    }

    private static async Task PrintAsync(IReadOnlyList<InputFile> files, Func<JsonElement, bool> matches, RowPrinter rows, CancellationToken cancellationToken)
    {
        foreach (InputFile file in files)
        {
            await foreach (JsonElement row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (matches(row) && !rows.Print(row))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Tells the columns of a file, or of all files of a folder, from all rows.</summary>
    public static async Task<ColumnGuess> InferAsync(string source, FileForm? form, ToolConsole console, CancellationToken cancellationToken)
        => await InferAsync(await FindAsync(source, form, cancellationToken).ConfigureAwait(false), console, cancellationToken).ConfigureAwait(false);

    private static async Task<ColumnGuess> InferAsync(IReadOnlyList<InputFile> files, ToolConsole console, CancellationToken cancellationToken)
    {
        var guess = new ColumnGuess();
        using var progress = new Progress(console);
        foreach (InputFile file in files)
        {
            // A column is there also where no row is.
            guess.Expect(await file.HeaderAsync(cancellationToken).ConfigureAwait(false) ?? []);
            await file.GuessAsync(guess, progress, cancellationToken).ConfigureAwait(false);
        }

        return guess;
    }

    /// <summary>A filter knows the types of its columns, and those of a file are told from all of its rows: it is read twice.</summary>
    private static async Task<Func<JsonElement, bool>> MatchesAsync(IReadOnlyList<InputFile> files, string? where, ToolConsole console, CancellationToken cancellationToken)
    {
        if (where is null)
        {
            return _ => true;
        }

        RowSchema schema = (await InferAsync(files, console, cancellationToken).ConfigureAwait(false)).ToSchema();
        if (schema.Count == 0)
        {
            return _ => false;
        }

        var predicate = new RowPredicate(WhereText.Read(where, schema), schema);
        return row => predicate.Matches<JsonRow, JsonRowShape>(new JsonRow(row, schema));
    }

    /// <summary>The files, those of CSV with the delimiter that they are seen to have.</summary>
    private static async Task<IReadOnlyList<InputFile>> FindAsync(string source, FileForm? form, CancellationToken cancellationToken)
    {
        IReadOnlyList<InputFile> files = InputFile.Find(source, form);
        var dialects = new Dictionary<FileForm, CsvFormat>();
        foreach (InputFile file in files.Where(file => file.IsText && file.Length > 0))
        {
            if (!dialects.ContainsKey(file.Form))
            {
                (CsvFormat csv, _) = await CsvSniffer.SniffAsync(file, cancellationToken).ConfigureAwait(false);
                dialects.Add(file.Form, csv with { Header = true });
            }
        }

        return [.. files.Select(file => dialects.TryGetValue(file.Form, out CsvFormat? dialect) ? file.In(dialect) : file)];
    }
}
