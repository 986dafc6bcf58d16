using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Locking;

/// <summary>Takes from a bound catalog what others may rely on.</summary>
internal static class LockBuilder
{
    /// <summary>The objects, sorted by name, so that moving one within the YAML changes nothing.</summary>
    public static LockedCatalog Build(CatalogModel catalog)
    {
        var rows = new Dictionary<string, RowModel>(StringComparer.Ordinal);
        foreach (var item in catalog.Stores.SelectMany(store => store.Objects))
        {
            if (item is { Row: { } row, Rows: { } reference })
            {
                rows.TryAdd(reference.ShapeType, row);
            }
        }

        var objects = catalog.Stores
            .SelectMany(store => store.Objects.Select(item => Build(store, item, item.Rows is { } reference ? rows.GetValueOrDefault(reference.ShapeType) : null)))
            .OrderBy(item => item.Name, StringComparer.Ordinal);
        return new(objects.ToEquatableArray(), []);
    }

    private static LockedObject Build(StoreModel store, ObjectModel item, RowModel? row) => new()
    {
        Name = $"{store.Name}.{item.Name}",
        Address = item.Locations.IsEmpty ? item.Key : item.Locations[0].Address,
        Replicas = item.Replicas.Select(replica => replica.Locations[0].Address).ToEquatableArray(),
        Format = item.Format is { } format ? Text(format) : null,
        Parameters = item.KeyParameters.Select(parameter => new LockedParameter(parameter.Name, ColumnKindNames.Of(parameter.Kind))).ToEquatableArray(),
        PartitionKeys = item.PartitionKeys.Select(parameter => parameter.Name).ToEquatableArray(),
        PrimaryKeys = item.PrimaryKeys,
        Capabilities = item.MissingPackage is null ? Capabilities(item.Capabilities) : null,
        Columns = row is null ? [] : Columns(row, string.Empty).ToEquatableArray(),
    };

    private static EquatableArray<LockedCapability> Capabilities(CapabilitiesModel model)
    {
        (LockScope Scope, EquatableArray<CapabilityModel> Found)[] scopes =
        [
            (LockScope.Object, model.Object),
            (LockScope.Member, model.Member),
            (LockScope.Partition, model.Partition),
            (LockScope.Selection, model.Selection),
        ];
        return scopes
            .SelectMany(scope => scope.Found
                .Select(capability => capability.ClrType.Substring(capability.ClrType.LastIndexOf('.') + 2))
                .OrderBy(name => name, StringComparer.Ordinal)
                .Select(name => new LockedCapability(scope.Scope, name)))
            .ToEquatableArray();
    }

    private static IEnumerable<LockedColumn> Columns(RowModel row, string prefix)
    {
        foreach (var column in row.Columns)
        {
            if (column.IsBroken)
            {
                continue;
            }

            var path = prefix + column.Name.Replace(".", "\\.");
            var values = column.Enum is { } found ? found.Members.Select(member => member.Value).ToEquatableArray() : [];
            yield return new(path, Plain(column.Type), values, TextForm(column.Type), column.Enum is { UnknownIsNull: true });
            if (column.Type.InnerStruct is { } nested)
            {
                foreach (var inner in Columns(nested, path + "."))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The type as its text says it.</summary>
    private static ColumnTypeModel Plain(ColumnTypeModel type) => new(type.Kind)
    {
        IsNullable = type.IsNullable,
        Precision = type.Precision,
        Scale = type.Scale,
        Key = type.Key is { } key ? Plain(key) : null,
        Element = type.Element is { } element ? Plain(element) : null,
    };

    private static string? TextForm(ColumnTypeModel type) => type.TextFormat ?? (type.Element is { } element ? TextForm(element) : null);

    /// <summary>The name, with the options that are given.</summary>
    private static string Text(FormatBindingModel format) => format.Implementation is { Options.Values: { IsEmpty: false } values }
        ? $"{format.Name} ({string.Join(", ", values.Select(value => $"{SnakeCase.From(value.Member)}: {Text(value.Value)}").OrderBy(text => text, StringComparer.Ordinal))})"
        : format.Name;

    private static string Text(ValueModel value) => value switch
    {
        LiteralValue literal => literal.Text,
        EnumValue member => SnakeCase.From(member.Member),
        PlaceholderValue placeholder => placeholder.Template,
        ListValue list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        MapValue map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        NestedValue nested => $"{{{string.Join(", ", nested.Options.Values.Select(option => $"{SnakeCase.From(option.Member)}: {Text(option.Value)}"))}}}",
        _ => string.Empty,
    };
}
