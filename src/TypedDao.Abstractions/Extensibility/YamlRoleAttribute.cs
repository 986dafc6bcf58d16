namespace TypedDao.Extensibility;

/// <summary>Tells the build what a key means beyond being a value, independent of its name.</summary>
/// <param name="role">The meaning.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class YamlRoleAttribute(YamlRole role) : Attribute
{
    /// <summary>The meaning.</summary>
    public YamlRole Role { get; } = role;
}
