using System.CommandLine;
using TypedDao.Cli.Catalogs;
using TypedDao.Editors;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao json-schema</c>: what editors need to complete and check a catalog while it is typed.</summary>
internal static class JsonSchemaCommand
{
    public static Command Create(ToolConsole console)
    {
        var command = new Command(
            "json-schema",
            "Prints the JSON Schema of catalog.yaml, with which an editor completes keys, shows what they mean and marks mistakes. "
            + "Write it beside the catalog, 'typeddao json-schema > typeddao.schema.json', and begin the catalog with "
            + "'# yaml-language-server: $schema=typeddao.schema.json'.");
        CatalogOptions options = new CatalogOptions().AddTypesTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<string> references = await options.ResolveAsync(parsed, cancellationToken).ConfigureAwait(false);
            LanguageTypes types = LanguageTypes.Read(references, cancellationToken);
            foreach (string problem in types.Problems)
            {
                await console.Error.WriteLineAsync($"warning {problem}").ConfigureAwait(false);
            }

            console.Write(CatalogSchema.Write(types.Index));
            return ExitCode.Done;
        });
        return command;
    }
}
