using System.CommandLine;
using Microsoft.CodeAnalysis;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Import;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao import</c>: the catalog of a configuration of the Python library.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolConsole console)
    {
        var stores = new Argument<string>("dao.json") { Description = "The configuration of stores: with 'interface_class' or with 'class', within 'data_stores' or not." };
        var objects = new Argument<string?>("objects.json") { Description = "The objects by store, where there are some.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(
            "import",
            "Turns a configuration of the Python data access library into a catalog. Secrets in plain text become placeholders; what has no "
            + "counterpart is named in a comment.")
        {
            stores, objects,
        };
        CatalogOptions options = new CatalogOptions().AddTypesTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            LocatedJson first = await LocatedJsonFile.ReadAsync(parsed.GetValue(stores)!, cancellationToken).ConfigureAwait(false);
            LocatedJson? second = parsed.GetValue(objects) is { } path
                ? await LocatedJsonFile.ReadAsync(path, cancellationToken).ConfigureAwait(false)
                : null;
            DaoConfiguration configuration = DaoConfiguration.Read(first, second);
            IReadOnlyList<string> references = await options.ResolveAsync(parsed, cancellationToken).ConfigureAwait(false);
            string yaml = new CatalogImport(LanguageTypes.Read(references, cancellationToken).Index, console.Error).Write(configuration);
            console.Write(yaml);

            // What was written is checked at once: two objects at one address, say, are in the configuration already.
            CompiledCatalog catalog = CatalogCompiler.Compile("catalog.yaml", [new CatalogSource("catalog.yaml", yaml)], references, cancellationToken);
            catalog.Print(console.Error, DiagnosticSeverity.Error);
            return catalog.HasErrors ? throw new ToolException("The catalog is written, but a build would refuse it for these reasons. Mend them by hand.") : ExitCode.Done;
        });
        return command;
    }
}
