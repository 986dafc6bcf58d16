using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using TypedDao.Catalogs;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Schema;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao schema</c>: the columns of an object, or of any file, as YAML.</summary>
internal static class SchemaCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var source = new Argument<string>("source") { Description = "An object, as store.object, or a file or folder, of a bucket too: s3://bucket/key or s3://bucket/folder/." };
        Option<FileForm?> format = ChoiceOption.Create<FileForm>("The format of a file; told by its suffix where absent.", "--format");
        var command = new Command("schema", "Prints columns as they are written in a catalog. Parquet files tell theirs; those of other files are told from all of their rows.")
        {
            source, format, output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, withEnvironment: false);
        BucketOptions buckets = new BucketOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string name = parsed.GetValue(source)!;
            BucketAccess access = buckets.Read(parsed, name);
            RowSchema schema;
            if (options.IsFile(parsed, name))
            {
                schema = await InferAsync(name, parsed.GetValue(format), access, console, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
                (_, ObjectDefinition item) = ObjectNames.Find(catalog.OrThrow(console.Error).Definition, name);
                schema = item.Schema ?? throw new ToolException($"'{name}' has no columns: it is bytes.");
            }

            if (parsed.GetValue(output) is ReportForm.Json)
            {
                console.WriteJson(new JsonObject { ["columns"] = ObjectReport.Columns(schema) });
                return ExitCode.Done;
            }

            var text = new StringBuilder(schema.Count == 0 ? "columns: {}\n" : "columns:\n");
            SchemaText.Append(text, schema, "  ");
            console.Write(text.ToString());
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<RowSchema> InferAsync(string name, FileForm? form, BucketAccess access, ToolConsole console, CancellationToken cancellationToken)
    {
        OpenPlace found = await OpenPlace.OpenAsync(name, access, cancellationToken).ConfigureAwait(false);
        await using var _ = found.ConfigureAwait(false);
        FileColumns columns = await FileRows.InferAsync(found.Place, form, console, cancellationToken).ConfigureAwait(false);
        RowSchema schema = columns.ToSchema();
        if (schema.Count == 0)
        {
            await console.Error.WriteLineAsync($"'{name}' has no columns that can be told: it holds neither a header nor rows.").ConfigureAwait(false);
        }

        foreach (string problem in columns.Problems())
        {
            await console.Error.WriteLineAsync(problem).ConfigureAwait(false);
        }

        return schema;
    }
}
