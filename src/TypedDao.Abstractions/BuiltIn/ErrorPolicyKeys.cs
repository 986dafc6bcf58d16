using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys of on_error in its long form. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.ErrorPolicy)]
public abstract class ErrorPolicyKeys
{
    /// <summary>Object that keeps bad rows, as store.object.</summary>
    [Description("Object that keeps bad rows, as store.object.")]
    [YamlRole(YamlRole.RejectTo)]
    public string? RejectTo { get; init; }
}
