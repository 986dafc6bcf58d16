using System.Globalization;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Tests.Language;

/// <summary>What may stand as the value of a key, in words: by its role where that says more, otherwise by its type.</summary>
internal static class KeyValueText
{
    /// <summary>The words, with links to what they name.</summary>
    /// <param name="key">The key.</param>
    /// <param name="element">Where it stands.</param>
    public static string Of(KeyInfo key, YamlElement element) => OfRole(key, element) ?? OfType(key.Type);

    private static string? OfRole(KeyInfo key, YamlElement element) => key.Role switch
    {
        YamlRole.Type => element switch
        {
            YamlElement.Store or YamlElement.Overlay => "[store type](#stores)",
            YamlElement.Object => "[object type](#objects)",
            YamlElement.Interface => "[interface type](#interfaces)",
            YamlElement.Format => "[format](#formats)",
            _ => "[column type](#columns)",
        },
        YamlRole.CatalogName or YamlRole.Name or YamlRole.RowName => "name in C#",
        YamlRole.Namespace => "namespace",
        YamlRole.DefaultEnvironment => "[environment](#an-environment)",
        YamlRole.Stores => "[stores](#stores) by name",
        YamlRole.Environments => "[environments](#an-environment) by name",
        YamlRole.Objects => "[objects](#objects) by name",
        YamlRole.Interfaces => "[interfaces](#interfaces) by name",
        YamlRole.Columns => "[columns](#columns) by name",
        YamlRole.Format => "[format](#formats)",
        YamlRole.Interface => "[interface](#interfaces)",
        YamlRole.OnError => $"{OfType(key.Type)}, or [an object that keeps them](#bad-rows)",
        YamlRole.ColumnsFrom or YamlRole.RejectTo => "`store.object`",
        YamlRole.Row => "type in C#",
        YamlRole.Parameters => "[column types](#columns) by placeholder",
        YamlRole.PrimaryKeys or YamlRole.PartitionKeys or YamlRole.ClusterKeys => "list of columns",
        YamlRole.Replicas => "list of [stores](#stores)",
        YamlRole.ColumnReference => key.Type.Kind == KeyTypeKind.List ? "list of columns" : "column",
        _ => null,
    };

    private static string OfType(KeyType type) => type.Kind switch
    {
        KeyTypeKind.List => $"list of {Plural(OfType(type.Element!))}",
        KeyTypeKind.Map => $"{Plural(OfType(type.Element!))} by name",
        KeyTypeKind.Record => $"mapping of {string.Join(", ", type.Keys.Select(key => $"`{key.Name}`"))}",
        KeyTypeKind.Structure => "see there",
        _ => OfScalar(type),
    };

    private static string OfScalar(KeyType type) => type.Value switch
    {
        ValueKind.Char => "one character",
        ValueKind.Bool => "`true`, `false`",
        >= ValueKind.SByte and <= ValueKind.UInt64 => OfInteger(type),
        ValueKind.Decimal or ValueKind.Float or ValueKind.Double => "number",
        ValueKind.Duration => "duration, such as `90s`",
        ValueKind.Uri => "URL",
        ValueKind.Secret => "secret: a placeholder",
        ValueKind.Enum => string.Join(", ", type.Choices.Select(choice => $"`{choice.Name}`")),
        _ => "text",
    };

    private static string OfInteger(KeyType type) => (type.Minimum, type.Maximum) switch
    {
        (long.MinValue, long.MaxValue) => "integer",
        var (minimum, maximum) => string.Create(CultureInfo.InvariantCulture, $"integer from {minimum} to {maximum}"),
    };

    private static string Plural(string words) => words is "text" or "number" or "integer" or "URL" ? words + "s" : words;
}
