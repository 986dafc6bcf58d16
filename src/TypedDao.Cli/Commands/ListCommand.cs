using System.CommandLine;
using System.Text;
using TypedDao.Catalogs;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao list</c>: the objects of a catalog, a line each.</summary>
internal static class ListCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var command = new Command("list", "Lists the objects of a catalog: name, type, key, columns, description.") { output };
        CatalogOptions options = new CatalogOptions().AddTo(command, withEnvironment: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
            catalog.OrThrow(console.Error);
            if (parsed.GetValue(output) is ReportForm.Json)
            {
                console.WriteJson(ObjectReport.List(catalog.Definition));
                return ExitCode.Done;
            }

            var table = new TextTable("object", "type", "key", "columns", "description");
            foreach (ObjectDefinition item in catalog.Definition.Stores.SelectMany(store => store.Objects))
            {
                table.Add(item.FullName, item.Type, item.Key, item.Schema is { } schema ? $"{schema.Count}" : "bytes", item.Description ?? string.Empty);
            }

            var text = new StringBuilder();
            table.AppendTo(text);
            console.Write(text.ToString());
            return ExitCode.Done;
        });
        return command;
    }
}
