namespace TypedDao.Cli.Import;

/// <summary>A configuration of the Python library, whichever spelling it has.</summary>
/// <param name="Stores">The stores, in order.</param>
internal sealed record DaoConfiguration(IReadOnlyList<DaoStore> Stores)
{
    private static readonly string[] Class = ["interface_class", "class"];
    private static readonly string[] Module = ["interface_class_location", "module"];
    private static readonly string[] Arguments = ["default_configs", "args"];
    private static readonly string[] Additional = ["secondary_interfaces", "additional_interfaces"];
    private const string Outer = "data_stores";
    private const string Properties = "properties";
    private const string Type = "type";

    /// <summary>Reads the stores, and the objects where they are in a file of their own.</summary>
    /// <param name="stores">The content of the first file.</param>
    /// <param name="objects">The content of the second.</param>
    /// <exception cref="ToolException">A value is not what it must be; the message begins with its place.</exception>
    public static DaoConfiguration Read(LocatedJson stores, LocatedJson? objects)
    {
        LocatedJson root = stores.AsObject("the configuration");
        root = root.Find(Outer) is { } inner ? inner.AsObject($"'{Outer}'") : root;
        if (root.Members.Count == 0)
        {
            throw root.Error("there are no stores here.");
        }

        Dictionary<string, LocatedJson> byStore = objects is null
            ? []
            : objects.AsObject("the file of objects").Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        foreach ((string name, LocatedJson value) in byStore)
        {
            if (root.Find(name) is null)
            {
                throw value.Error($"there is no store '{name}'; the stores are {string.Join(", ", root.Members.Select(member => member.Name))}.");
            }
        }

        return new DaoConfiguration([.. root.Members.Select(member => ReadStore(member.Name, member.Value, byStore.GetValueOrDefault(member.Name)))]);
    }

    private static DaoStore ReadStore(string name, LocatedJson value, LocatedJson? objects)
    {
        string what = $"the store '{name}'";
        value.AsObject(what);
        string[] known = [.. Class, .. Module, .. Arguments, .. Additional, Properties];
        return new DaoStore(name, ReadInterface(value, what))
        {
            Additional = [.. ItemsOf(value.Find(Additional), $"the additional interfaces of {what}").Select(item => ReadInterface(item.AsObject($"an additional interface of {what}"), $"an additional interface of {what}"))],
            Properties = [.. MembersOf(value.Find(Properties), $"'{Properties}' of {what}"), .. value.Members.Where(member => !known.Contains(member.Name))],
            Objects = [.. MembersOf(objects, $"the objects of {what}").Select(member => ReadObject(name, member.Name, member.Value))],
        };
    }

    private static DaoInterface ReadInterface(LocatedJson value, string what)
    {
        LocatedJson name = value.Find(Class) ?? throw value.Error($"{what} has neither '{Class[0]}' nor '{Class[1]}'.");
        return new DaoInterface(
            name.AsText($"the class of {what}"),
            value.Find(Module)?.AsText($"the module of {what}"),
            [.. MembersOf(value.Find(Arguments), $"the arguments of {what}")]);
    }

    private static DaoObject ReadObject(string store, string name, LocatedJson value)
    {
        string what = $"the object '{store}.{name}'";
        LocatedJson type = value.AsObject(what).Find(Type) ?? throw value.Error($"{what} has no '{Type}'.");
        return new DaoObject(name, type.AsText($"'{Type}' of {what}"))
        {
            Keys = [.. value.Members.Where(member => member.Name is not (Type or Properties))],
            Properties = [.. MembersOf(value.Find(Properties), $"'{Properties}' of {what}")],
        };
    }

    private static IEnumerable<(string Name, LocatedJson Value)> MembersOf(LocatedJson? value, string what)
        => value is null || value.IsNull ? [] : value.AsObject(what).Members;

    private static IEnumerable<LocatedJson> ItemsOf(LocatedJson? value, string what)
        => value is null || value.IsNull ? []
            : value.Kind is System.Text.Json.JsonValueKind.Array ? value.Items
            : throw value.Error($"{what} must be an array, found {value.Describe()}.");
}

/// <summary>A store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Primary">Its interface.</param>
internal sealed record DaoStore(string Name, DaoInterface Primary)
{
    public required IReadOnlyList<DaoInterface> Additional { get; init; }

    public required IReadOnlyList<(string Name, LocatedJson Value)> Properties { get; init; }

    public required IReadOnlyList<DaoObject> Objects { get; init; }
}

/// <summary>An interface class with its arguments.</summary>
internal sealed record DaoInterface(string Class, string? Module, IReadOnlyList<(string Name, LocatedJson Value)> Arguments)
{
    /// <summary>The class as a comment names it.</summary>
    public string FullName => Module is null ? $"'{Class}'" : $"'{Class}' of {Module}";
}

/// <summary>An object.</summary>
internal sealed record DaoObject(string Name, string Type)
{
    public required IReadOnlyList<(string Name, LocatedJson Value)> Keys { get; init; }

    public required IReadOnlyList<(string Name, LocatedJson Value)> Properties { get; init; }
}
