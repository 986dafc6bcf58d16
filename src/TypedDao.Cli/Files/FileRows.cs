using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Filters;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>Reads files without a catalog: what they hold, and which columns that makes.</summary>
internal static class FileRows
{
    /// <summary>Prints the rows of a file, or of all files of a folder.</summary>
    public static async Task<int> CatAsync(DataPlace place, FileForm? form, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<InputFile> files = FindAsync(place, form, cancellationToken);
        Func<JsonElement, bool> matches = _ => true;
        if (request.Where is { } where)
        {
            // Read twice, but listed once.
            List<InputFile> all = await files.ToListAsync(cancellationToken).ConfigureAwait(false);
            files = all.ToAsyncEnumerable();
            matches = await MatchesAsync(files, where, console, cancellationToken).ConfigureAwait(false);
        }

        FileSequence sequence = await FileSequence.OpenAsync(files, cancellationToken).ConfigureAwait(false);
        await using (sequence.ConfigureAwait(false))
        {
            string[]? header = sequence.IsOne || request.Columns is null ? await sequence.First.HeaderAsync(cancellationToken).ConfigureAwait(false) : null;
            using var rows = new RowPrinter(request, header, console.Output);
            await PrintAsync(sequence.AllAsync(), matches, rows, cancellationToken).ConfigureAwait(false);
            rows.Finish(console.Error);
        }

        return ExitCode.Done;
    }

    private static async Task PrintAsync(IAsyncEnumerable<InputFile> files, Func<JsonElement, bool> matches, RowPrinter rows, CancellationToken cancellationToken)
    {
        await foreach (InputFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
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
    public static async Task<ColumnGuess> InferAsync(DataPlace place, FileForm? form, ToolConsole console, CancellationToken cancellationToken)
        => await InferAsync(FindAsync(place, form, cancellationToken), console, cancellationToken).ConfigureAwait(false);

    private static async Task<ColumnGuess> InferAsync(IAsyncEnumerable<InputFile> files, ToolConsole console, CancellationToken cancellationToken)
    {
        var guess = new ColumnGuess();
        using var progress = new Progress(console);
        await foreach (InputFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // A column is there also where no row is.
            guess.Expect(await file.HeaderAsync(cancellationToken).ConfigureAwait(false) ?? []);
            await file.GuessAsync(guess, progress, cancellationToken).ConfigureAwait(false);
        }

        return guess;
    }

    /// <summary>A filter knows the types of its columns, and those of a file are told from all of its rows.</summary>
    private static async Task<Func<JsonElement, bool>> MatchesAsync(IAsyncEnumerable<InputFile> files, string where, ToolConsole console, CancellationToken cancellationToken)
    {
        RowSchema schema = (await InferAsync(files, console, cancellationToken).ConfigureAwait(false)).ToSchema();
        if (schema.Count == 0)
        {
            return _ => false;
        }

        var predicate = new RowPredicate(WhereText.Read(where, schema), schema);
        return row => predicate.Matches<JsonRow, JsonRowShape>(new JsonRow(row, schema));
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
