using System.Text.Json;
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
        Func<JsonElement, bool> matches = await MatchesAsync(source, form, request.Where, console, cancellationToken).ConfigureAwait(false);
        var rows = new RowPrinter(request, console.Output);
        using (rows)
        {
            foreach (InputFile file in InputFile.Find(source, form))
            {
                await foreach (JsonElement row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (matches(row) && !rows.Print(row))
                    {
                        return ExitCode.Done;
                    }
                }
            }
        }

        return ExitCode.Done;
    }

    /// <summary>A filter knows the types of its columns, and those of a file are told from all of its rows: it is read twice.</summary>
    private static async Task<Func<JsonElement, bool>> MatchesAsync(string source, FileForm? form, string? where, ToolConsole console, CancellationToken cancellationToken)
    {
        if (where is null)
        {
            return _ => true;
        }

        RowSchema schema = await InferAsync(source, form, console, cancellationToken).ConfigureAwait(false);
        if (schema.Count == 0)
        {
            return _ => false;
        }

        var predicate = new RowPredicate(WhereText.Read(where, schema), schema);
        return row => predicate.Matches<JsonRow, JsonRowShape>(new JsonRow(row, schema));
    }

    /// <summary>Tells the columns of a file, or of all files of a folder, from all rows.</summary>
    public static async Task<RowSchema> InferAsync(string source, FileForm? form, ToolConsole console, CancellationToken cancellationToken)
    {
        var guess = new ColumnGuess();
        using var progress = new Progress(console);
        foreach (InputFile file in InputFile.Find(source, form))
        {
            progress.Report(file.Path);
            await file.GuessAsync(guess, cancellationToken).ConfigureAwait(false);
        }

        return guess.ToSchema();
    }
}
