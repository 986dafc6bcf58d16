using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Which type a key must have for the build to understand its role.</summary>
internal static class RoleTypes
{
    public static bool Fits(YamlRole role, KeyType type) => role switch
    {
        YamlRole.None => true,
        YamlRole.Stores or YamlRole.Environments or YamlRole.Objects or YamlRole.Interfaces or YamlRole.Columns =>
            type.Kind == KeyTypeKind.Structure,
        YamlRole.Format => type.Kind == KeyTypeKind.Structure,
        YamlRole.Properties or YamlRole.Parameters => type.Kind == KeyTypeKind.Map && type.Element!.Is(ValueKind.String),
        YamlRole.ReadOnly or YamlRole.AppendOnly or YamlRole.Shared or YamlRole.Nullable => type.Is(ValueKind.Bool),
        YamlRole.Tags or YamlRole.PrimaryKeys or YamlRole.PartitionKeys or YamlRole.ClusterKeys or YamlRole.Values
            or YamlRole.PartitionTransforms or YamlRole.SortOrder or YamlRole.Replicas => IsTexts(type),
        YamlRole.ColumnReference => type.Is(ValueKind.String) || IsTexts(type),
        YamlRole.OnError or YamlRole.UnknownValue or YamlRole.ClrType => type.Is(ValueKind.Enum),
        YamlRole.AddressRoot or YamlRole.AddressPrefix => type.Kind == KeyTypeKind.Scalar && type.Value != ValueKind.Secret,
        _ => type.Is(ValueKind.String),
    };

    /// <summary>What a message calls the type that a role needs.</summary>
    public static string Expected(YamlRole role) => role switch
    {
        YamlRole.Stores or YamlRole.Environments or YamlRole.Objects or YamlRole.Interfaces or YamlRole.Columns or YamlRole.Format => "object",
        YamlRole.Properties or YamlRole.Parameters => "IReadOnlyDictionary<string, string>",
        YamlRole.ReadOnly or YamlRole.AppendOnly or YamlRole.Shared or YamlRole.Nullable => "bool",
        YamlRole.Tags or YamlRole.PrimaryKeys or YamlRole.PartitionKeys or YamlRole.ClusterKeys or YamlRole.Values
            or YamlRole.PartitionTransforms or YamlRole.SortOrder or YamlRole.Replicas => "IReadOnlyList<string>",
        YamlRole.ColumnReference => "string or IReadOnlyList<string>",
        YamlRole.OnError or YamlRole.UnknownValue or YamlRole.ClrType => "an enum",
        YamlRole.AddressRoot or YamlRole.AddressPrefix => "a single value that is no secret",
        _ => "string",
    };

    private static bool IsTexts(KeyType type) => type.Kind == KeyTypeKind.List && type.Element!.Is(ValueKind.String);
}
