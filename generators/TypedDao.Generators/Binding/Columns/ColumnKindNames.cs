using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>The YAML names of the kinds of column: those of the enum, in snake_case.</summary>
internal static class ColumnKindNames
{
    private static readonly Dictionary<string, ColumnKind> Kinds =
        Enum.GetValues(typeof(ColumnKind)).Cast<ColumnKind>().ToDictionary(kind => SnakeCase.From(kind.ToString()), StringComparer.Ordinal);

    private static readonly Dictionary<ColumnKind, string> Names = Kinds.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<string> All => Kinds.Keys;

    /// <summary>All of them as a message lists them, with what they need.</summary>
    public static string List { get; } = string.Join(", ", Kinds.Select(pair => pair.Value switch
    {
        ColumnKind.Decimal => pair.Key + "(p,s)",
        ColumnKind.List => pair.Key + "<T>",
        ColumnKind.Map => pair.Key + "<K,V>",
        _ => pair.Key,
    }));

    public static bool TryFind(string name, out ColumnKind kind) => Kinds.TryGetValue(name, out kind);

    public static string Of(ColumnKind kind) => Names[kind];

    /// <summary>A type as it is written.</summary>
    public static string Of(ColumnTypeModel type)
    {
        var name = Of(type.Kind);
        var text = type.Kind switch
        {
            ColumnKind.Decimal => $"{name}({type.Precision},{type.Scale})",
            ColumnKind.List => $"{name}<{Of(type.Element!)}>",
            ColumnKind.Map => $"{name}<{Of(type.Key!)},{Of(type.Element!)}>",
            _ => name,
        };
        return type.IsNullable ? text + "?" : text;
    }
}
