using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>One <c>key: value</c> with its file: an element can have entries of several files.</summary>
internal readonly record struct Entry(CatalogFile File, YamlScalar Key, YamlNode Value)
{
    public string Name => Key.Text;

    public Source KeySource => new(File, Key.Span);

    /// <summary>The value; the key where there is none.</summary>
    public Source ValueSource => new(File, Value.Span.Length == 0 ? Key.Span : Value.Span);

    /// <summary>Nothing, or an explicit null.</summary>
    public bool IsNull => Value is YamlScalar { IsNull: true };
}
