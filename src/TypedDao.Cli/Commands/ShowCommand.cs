using System.CommandLine;
using System.Text;
using TypedDao.Catalogs;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Output;
using TypedDao.Extensibility;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao show store.object</c>: all that a catalog says of one object.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var name = new Argument<string>("object") { Description = "The object, as store.object." };
        var command = new Command("show", "Shows one object: address, columns, what can be done with it, and where each environment keeps it.")
        {
            name, output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, withEnvironment: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
            catalog.OrThrow(console.Error);
            (StoreDefinition store, ObjectDefinition item) = ObjectNames.Find(catalog.Definition, parsed.GetValue(name)!);
            if (parsed.GetValue(output) is ReportForm.Json)
            {
                console.WriteJson(ObjectReport.Of(store, item, Capabilities(catalog, item)));
            }
            else
            {
                console.Write(Describe(catalog, store, item));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Describe(CompiledCatalog catalog, StoreDefinition store, ObjectDefinition item)
    {
        var text = new StringBuilder();
        text.Append(item.FullName).Append('\n');
        Line(text, "description", item.Description);
        Line(text, "type", item.Type);
        Line(text, "interface", item.Interface);
        Line(text, "layer", store.Layer);
        Line(text, "key", item.Key);
        Line(text, "replicas", item.Replicas.Count == 0 ? null : $"in {string.Join(", ", item.Replicas)}");
        Line(text, "format", item.Format?.Name);
        Line(text, "partitions", item.PartitionKeys.Count == 0 ? null : string.Join(", ", item.PartitionKeys.Select(key => key.Name)));
        Line(text, "primary keys", item.PrimaryKeys.Count == 0 ? null : string.Join(", ", item.PrimaryKeys));
        Line(text, "writes", item.Access switch
        {
            AccessLevel.Read => "none (read only)",
            AccessLevel.Append => "adding alone (append only)",
            _ => "all",
        });
        Line(text, "bad rows", item.OnError.RejectTo is { } target ? $"kept in {target}" : item.OnError.Skips ? "skipped and counted" : "end the read");
        Line(text, "capabilities", string.Join(", ", Capabilities(catalog, item)));
        Line(text, "properties", item.Properties.Count == 0 ? null : string.Join(", ", item.Properties.Select(pair => $"{pair.Key}={pair.Value}")));
        Line(text, "tags", item.Tags.Count == 0 ? null : string.Join(", ", item.Tags));
        text.Append("  environments\n");
        foreach (StoreBinding binding in store.Bindings)
        {
            text.Append("    ").Append(binding.Environment).Append(": ").Append(binding.Type)
                .Append(binding.IsImplemented ? string.Empty : $" (needs the package {binding.Package ?? "that implements it"})").Append('\n');
        }

        if (item.Schema is { } schema)
        {
            text.Append("  columns:\n");
            SchemaText.Append(text, schema, "    ");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Capabilities(CompiledCatalog catalog, ObjectDefinition item)
        => CompiledCatalog.Create(item, catalog.Open(CatalogDefinition.DefaultEnvironmentName)).GetType().GetInterfaces()
            .Where(type => type.IsDefined(typeof(CapabilityAttribute), inherit: false))
            .Select(type => type.Name.Split('`')[0][1..])
            .Order(StringComparer.Ordinal);

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        }
    }
}
