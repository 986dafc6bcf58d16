using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>The YAML names of the kinds of column: those of the enum, in snake_case.</summary>
internal static class ColumnKindNames
{
    private static readonly Dictionary<string, ColumnKind> Kinds =
        Enum.GetValues(typeof(ColumnKind)).Cast<ColumnKind>().ToDictionary(kind => SnakeCase.From(kind.ToString()), StringComparer.Ordinal);

    private static readonly Dictionary<ColumnKind, string> Names = Kinds.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>What other systems call them.</summary>
    private static readonly Dictionary<string, ColumnKind> ForeignNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["boolean"] = ColumnKind.Bool,
        ["byte"] = ColumnKind.Int8,
        ["tinyint"] = ColumnKind.Int8,
        ["short"] = ColumnKind.Int16,
        ["smallint"] = ColumnKind.Int16,
        ["int"] = ColumnKind.Int32,
        ["integer"] = ColumnKind.Int32,
        ["long"] = ColumnKind.Int64,
        ["bigint"] = ColumnKind.Int64,
        ["real"] = ColumnKind.Float,
        ["float32"] = ColumnKind.Float,
        ["float64"] = ColumnKind.Double,
        ["number"] = ColumnKind.Decimal,
        ["numeric"] = ColumnKind.Decimal,
        ["text"] = ColumnKind.String,
        ["varchar"] = ColumnKind.String,
        ["char"] = ColumnKind.String,
        ["binary"] = ColumnKind.Bytes,
        ["blob"] = ColumnKind.Bytes,
        ["guid"] = ColumnKind.Uuid,
        ["datetime"] = ColumnKind.TimestampNtz,
        ["timestamptz"] = ColumnKind.Timestamp,
        ["array"] = ColumnKind.List,
        ["object"] = ColumnKind.Struct,
        ["record"] = ColumnKind.Struct,
    };

    /// <summary>All of them as a message lists them, with what they need.</summary>
    public static string List { get; } = string.Join(", ", Kinds.Select(pair => pair.Value switch
    {
        ColumnKind.Decimal => pair.Key + "(p,s)",
        ColumnKind.List => pair.Key + "<T>",
        ColumnKind.Map => pair.Key + "<K,V>",
        _ => pair.Key,
    }));

    /// <summary>The kind that was probably meant, as a part of a message.</summary>
    public static string Hint(string name) =>
        ForeignNames.TryGetValue(name, out var kind) ? $"Did you mean '{Names[kind]}'? " : NearName.Hint(name, Kinds.Keys);

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
