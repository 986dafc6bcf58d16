using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>What all parts of one binding share.</summary>
internal sealed class BindingContext
{
    private readonly EquatableArray<ExistingRow> _rows;

    public BindingContext(TypeIndex types, EquatableArray<ExistingRow> rows, CancellationToken cancellationToken)
    {
        _rows = rows;
        Types = types;
        CancellationToken = cancellationToken;
        Fields = new(Reporter);
        Names = new(Reporter);
        Settings = new(Reporter, resolves: true);
        Values = new(Reporter, resolves: false);
        Columns = new(Reporter, types);
        Resolver = new(this);
    }

    public TypeIndex Types { get; }

    public CancellationToken CancellationToken { get; }

    public Reporter Reporter { get; } = new();

    public FieldReader Fields { get; }

    public NameBinder Names { get; }

    /// <summary>Binds values that may hold placeholders.</summary>
    public ValueBinder Settings { get; }

    /// <summary>Binds values that are what they are.</summary>
    public ValueBinder Values { get; }

    public ColumnBinder Columns { get; }

    public TypeResolver Resolver { get; }

    /// <summary>The C# type of a name that an object gives for its rows.</summary>
    public ExistingRow FindRow(string name) => _rows.First(row => row.Name == name);

    /// <summary>The text of a key of the language; null where it is absent or no text.</summary>
    public string? ReadText(Fields fields, YamlRole role)
    {
        if (fields.Find(role) is not { } field)
        {
            return null;
        }

        if (field.Value is YamlScalar { Text: var text })
        {
            return text;
        }

        Reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, "a text", field.Value.KindName);
        return null;
    }

    public bool ReadBool(Fields fields, YamlRole role) =>
        fields.Find(role) is { } field && Values.Bind(field.Key, field.Entry) is LiteralValue { Text: "true" };

    /// <summary>The texts of a list; entries that are none are reported.</summary>
    public EquatableArray<string> ReadTexts(Fields fields, YamlRole role) =>
        fields.Find(role) is { } field && Values.Bind(field.Key, field.Entry) is ListValue list
            ? list.Items.OfType<LiteralValue>().Select(item => item.Text).ToEquatableArray()
            : [];

    /// <summary>The mapping of a key; null where it is absent or something else.</summary>
    public YamlMapping? ReadMapping(Field field, string expected)
    {
        if (field.Value is YamlMapping mapping)
        {
            return mapping;
        }

        Reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, expected, field.Value.KindName);
        return null;
    }

    /// <summary>Free properties, in order; those that are cleared have no value.</summary>
    public IReadOnlyList<(string Name, string? Value)> ReadProperties(Fields fields)
    {
        if (fields.Find(YamlRole.Properties) is not { } field || ReadMapping(field, "a mapping of names to texts") is not { } mapping)
        {
            return [];
        }

        var properties = new List<(string, string?)>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (entry.IsDuplicate)
            {
                continue;
            }

            if (entry.Value is YamlScalar scalar)
            {
                properties.Add((entry.Key.Text, scalar.IsNull ? null : scalar.Text));
            }
            else
            {
                Reporter.Report(StructureDescriptors.WrongNode, field.Entry.File, entry.Value.Span, entry.Key.Text, "a text", entry.Value.KindName);
            }
        }

        return properties;
    }
}
