using System.Text.Json.Nodes;
using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Schema;

namespace TypedDao.Cli.Commands;

/// <summary>Objects and columns as JSON, for programs.</summary>
internal static class ObjectReport
{
    /// <summary>The objects of a catalog, each with what <c>list</c> shows.</summary>
    /// <param name="catalog">The catalog.</param>
    public static JsonObject List(CatalogDefinition catalog) => new()
    {
        ["catalog"] = catalog.Name,
        ["objects"] = Array(catalog.Stores.SelectMany(store => store.Objects).Select(item => new JsonObject
        {
            ["object"] = item.FullName,
            ["type"] = item.Type,
            ["key"] = item.Key,
            ["format"] = item.Format?.Name,
            ["columns"] = item.Schema?.Count,
            ["description"] = item.Description,
        })),
    };

    /// <summary>All of one object.</summary>
    /// <param name="store">Its store.</param>
    /// <param name="item">The object.</param>
    /// <param name="capabilities">What can be done with it.</param>
    public static JsonObject Of(StoreDefinition store, ObjectDefinition item, IEnumerable<string> capabilities) => new()
    {
        ["object"] = item.FullName,
        ["description"] = item.Description,
        ["type"] = item.Type,
        ["interface"] = item.Interface,
        ["layer"] = store.Layer,
        ["key"] = item.Key,
        ["replicas"] = Array(item.Replicas.Select(name => JsonValue.Create(name))),
        ["parameters"] = Array(item.KeyParameters.Select(parameter => JsonValue.Create(parameter.Name))),
        ["format"] = item.Format?.Name,
        ["partition_keys"] = Array(item.PartitionKeys.Select(parameter => JsonValue.Create(parameter.Name))),
        ["primary_keys"] = Array(item.PrimaryKeys.Select(name => JsonValue.Create(name))),
        ["writes"] = item.Access switch { AccessLevel.Read => "none", AccessLevel.Append => "append", _ => "all" },
        ["bad_rows"] = item.OnError.RejectTo is not null ? "reject" : item.OnError.Skips ? "skip" : "fail",
        ["reject_to"] = item.OnError.RejectTo,
        ["capabilities"] = Array(capabilities.Select(name => JsonValue.Create(name))),
        ["properties"] = new JsonObject(item.Properties.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        ["tags"] = Array(item.Tags.Select(tag => JsonValue.Create(tag))),
        ["environments"] = Array(store.Bindings.Select(binding => new JsonObject
        {
            ["environment"] = binding.Environment,
            ["type"] = binding.Type,
            ["is_implemented"] = binding.IsImplemented,
            ["package"] = binding.Package,
        })),
        ["columns"] = item.Schema is { } schema ? Columns(schema) : null,
    };

    /// <summary>Columns in their order, those of structs within them.</summary>
    /// <param name="schema">The columns.</param>
    public static JsonArray Columns(RowSchema schema) => Array(schema.Select(column =>
    {
        ColumnType inner = column.Type.Innermost();
        var json = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Type.ToString(),
            ["nullable"] = column.Type.IsNullable,
            ["description"] = column.Description,
        };
        if (column.Type.Values.Count > 0)
        {
            json["values"] = Array(column.Type.Values.Select(value => JsonValue.Create(value)));
        }

        if (inner.TextFormat is { } format)
        {
            json["format"] = format;
        }

        if (inner.Columns is { } nested)
        {
            json["columns"] = Columns(nested);
        }

        return json;
    }));

    private static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);
}
