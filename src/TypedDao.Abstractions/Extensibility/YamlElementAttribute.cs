namespace TypedDao.Extensibility;

/// <summary>Declares the keys that every element of one kind has. The class is read as metadata and never constructed.</summary>
/// <param name="element">The kind of element.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class YamlElementAttribute(YamlElement element) : Attribute
{
    /// <summary>The kind of element.</summary>
    public YamlElement Element { get; } = element;
}
