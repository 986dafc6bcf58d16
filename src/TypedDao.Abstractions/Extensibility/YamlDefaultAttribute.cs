namespace TypedDao.Extensibility;

/// <summary>States the default of a key in documentation and in editors: initialisers are not visible in metadata.</summary>
/// <param name="value">The default, as it would be written in YAML.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class YamlDefaultAttribute(string value) : Attribute
{
    /// <summary>The default, as it would be written in YAML.</summary>
    public string Value { get; } = value;
}
