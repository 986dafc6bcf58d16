namespace TypedDao.Extensibility;

/// <summary>Gives a constructor parameter, property or enum value another YAML name than its name in snake_case.</summary>
/// <param name="name">The key.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class YamlKeyAttribute(string name) : Attribute
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;
}
