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

    /// <summary>A bare word among keys: in flow style a text of which a part was taken for a key.</summary>
    public bool HasNoColon =>
        Value is YamlScalar { Text: "", Style: YamlScalarStyle.Plain }
        && Value.Span.Start >= Key.Span.End
        && File.Document.Text.IndexOf(':', Key.Span.End, Value.Span.Start - Key.Span.End) < 0;
}
