namespace TypedDao.Extensibility;

/// <summary>
/// Declares a capability: an interface without members of its own that a generated object class implements where the object
/// type lists it, the data interface implements <see cref="Contract"/>, and the declaration grants <see cref="Access"/>.
/// Its operations are extension methods.
/// </summary>
/// <param name="contract">The operation contract that a data interface must implement.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class CapabilityAttribute(Type contract) : Attribute
{
    /// <summary>The operation contract that a data interface must implement.</summary>
    public Type Contract { get; } = contract;

    /// <summary>What the operations do to existing data.</summary>
    public AccessLevel Access { get; init; }

    /// <summary>The role of a YAML key without which the capability is absent, such as <see cref="YamlRole.PrimaryKeys"/>.</summary>
    public YamlRole Requires { get; init; }
}
