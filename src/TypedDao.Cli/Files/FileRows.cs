using System.Text.Json;
using TypedDao.Cli.Commands;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>Reads files without a catalog: what they hold, and which columns that makes.</summary>
internal static class FileRows
{
    /// <summary>Prints the rows of a file, or of all files of a folder.</summary>
    public static async Task<int> CatAsync(string source, FileForm? form, CatRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        var rows = new RowPrinter(request, console.Output);
        using (rows)
        {
            foreach (InputFile file in InputFile.Find(source, form))
            {
                await foreach (JsonElement row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (!rows.Print(row))
                    {
                        return ExitCode.Done;
                    }
                }
            }
        }

        return ExitCode.Done;
    }

    /// <summary>Tells the columns of a file, or of all files of a folder, from all rows.</summary>
    public static async Task<RowSchema> InferAsync(string source, FileForm? form, CancellationToken cancellationToken)
    {
        var guess = new ColumnGuess();
        foreach (InputFile file in InputFile.Find(source, form))
        {
            await file.GuessAsync(guess, cancellationToken).ConfigureAwait(false);
        }

        return guess.ToSchema();
    }
}
