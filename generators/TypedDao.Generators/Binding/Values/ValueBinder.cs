using System.Globalization;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Converts YAML to the value of a key, by the key's type.</summary>
/// <param name="resolves">Whether placeholders are resolved at run time: on stores and interfaces alone.</param>
internal sealed class ValueBinder(Reporter reporter, bool resolves)
{
    /// <summary>The values of an element's own keys, in the order of the constructor and then of the text.</summary>
    public OptionsModel BindOptions(string clrType, Fields fields, Func<Field, bool> isOwn)
    {
        var values = new List<OptionModel>();
        foreach (var field in fields.All)
        {
            if (isOwn(field) && field.Key.Type.Kind != KeyTypeKind.Structure && Bind(field.Key, field.Entry) is { } value)
            {
                values.Add(new(field.Key.Member, field.Key.IsParameter, value));
            }
        }

        // What is missing or wrong is reported; the code still has to compile, so that nothing else is.
        foreach (var key in fields.Table.Keys)
        {
            if (key.IsRequired && fields.Table.IsOwn(key) && !Sets(values, key))
            {
                values.Add(new(key.Member, key.IsParameter, Fallback(key.Type)));
            }
        }

        return new(clrType, Order(values, fields.Table.Keys));
    }

    private static bool Sets(List<OptionModel> values, KeyInfo key) => values.Exists(value => value.Member == key.Member);

    /// <summary>The value of an entry; null where it is wrong, which is then reported.</summary>
    public ValueModel? Bind(KeyInfo key, Entry entry) => Bind(key.Type, key.Name, entry.File, entry.Value);

    private ValueModel? Bind(KeyType type, string key, CatalogFile file, YamlNode node)
    {
        switch (type.Kind)
        {
            case KeyTypeKind.Scalar:
                return BindScalar(type, key, file, node);
            case KeyTypeKind.List:
                return BindList(type, key, file, node);
            case KeyTypeKind.Map:
                return BindMap(type, key, file, node);
            default:
                return BindRecord(type, key, file, node);
        }
    }

    private ValueModel? BindScalar(KeyType type, string key, CatalogFile file, YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            reporter.Report(StructureDescriptors.WrongNode, file, node.Span, key, Describe(type), node.KindName);
            return null;
        }

        if (!PlaceholderText.MayHavePlaceholders(scalar.Text))
        {
            return type.Value == ValueKind.Secret || (resolves && type.Value is ValueKind.String or ValueKind.Uri)
                ? BindResolved(type, key, file, scalar)
                : BindText(type, key, file, scalar.Span, scalar.Text);
        }

        if (resolves)
        {
            return BindResolved(type, key, file, scalar);
        }

        if (scalar.Text.Contains("${", StringComparison.Ordinal))
        {
            reporter.Report(StoreDescriptors.PlaceholderHere, file, scalar.Span, key);
            return null;
        }

        return BindText(type, key, file, scalar.Span, scalar.Text);
    }

    private ValueModel? BindResolved(KeyType type, string key, CatalogFile file, YamlScalar scalar)
    {
        var text = PlaceholderText.Parse(scalar.Text);
        if (text.Problem is { } problem)
        {
            reporter.Report(StoreDescriptors.BadPlaceholder, file, scalar.Span, key, problem);
            return null;
        }

        if ((type.Value == ValueKind.Secret ? SecretRules.FindInSecret(text, key) : SecretRules.FindAnywhere(text)) is { } secret)
        {
            reporter.Report(StoreDescriptors.LiteralSecret, file, scalar.Span, key, secret.Problem, secret.Variable);
            return null;
        }

        if (!text.HasPlaceholders && type.Value != ValueKind.Secret)
        {
            return BindText(type, key, file, scalar.Span, text.WithDefaults()!);
        }

        if (text.WithDefaults() is { } resolved && KeyText.Problem(type, resolved) is { } mismatch)
        {
            reporter.Report(StoreDescriptors.BadPlaceholderDefault, file, scalar.Span, key, resolved, mismatch);
            return null;
        }

        if (type.Value == ValueKind.Char)
        {
            reporter.Report(StoreDescriptors.PlaceholderHere, file, scalar.Span, key);
            return null;
        }

        return new PlaceholderValue(type.Value, key, scalar.Text)
        {
            ClrType = type.Value == ValueKind.Enum ? type.ClrName : null,
            Minimum = type.IsInteger ? type.Minimum : null,
            Maximum = type.IsInteger ? type.Maximum : null,
        };
    }

    private ValueModel? BindText(KeyType type, string key, CatalogFile file, YamlSpan span, string text)
    {
        if (KeyText.TryRead(type, text, out var canonical, out var problem))
        {
            return type.Value == ValueKind.Enum ? new EnumValue(type.ClrName, canonical) : new LiteralValue(type.Value, canonical);
        }

        if (type.Value == ValueKind.Enum)
        {
            var names = type.Choices.Select(choice => choice.Name);
            reporter.Report(StructureDescriptors.UnknownChoice, file, span, key, text, NearName.Hint(text, names), string.Join(", ", names));
        }
        else if (type.IsInteger && decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            reporter.Report(StructureDescriptors.OutOfRange, file, span, key, text, problem);
        }
        else
        {
            reporter.Report(StructureDescriptors.WrongValue, file, span, key, text, problem);
        }

        return null;
    }

    private ValueModel? BindList(KeyType type, string key, CatalogFile file, YamlNode node)
    {
        if (node is not YamlSequence sequence)
        {
            reporter.Report(StructureDescriptors.WrongNode, file, node.Span, key, Describe(type), node.KindName);
            return null;
        }

        var items = new List<ValueModel>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (Bind(type.Element!, key, file, item) is { } value)
            {
                items.Add(value);
            }
        }

        return new ListValue(items.ToEquatableArray());
    }

    private ValueModel? BindMap(KeyType type, string key, CatalogFile file, YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            reporter.Report(StructureDescriptors.WrongNode, file, node.Span, key, Describe(type), node.KindName);
            return null;
        }

        var entries = new List<MapEntry>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            if (!entry.IsDuplicate
                && entry.Value is not YamlScalar { IsNull: true }
                && Bind(type.Element!, $"{key}.{entry.Key.Text}", file, entry.Value) is { } value)
            {
                entries.Add(new(entry.Key.Text, value));
            }
        }

        return new MapValue(type.Element!.ClrName, entries.ToEquatableArray());
    }

    private ValueModel? BindRecord(KeyType type, string key, CatalogFile file, YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            reporter.Report(StructureDescriptors.WrongNode, file, node.Span, key, Describe(type), node.KindName);
            return null;
        }

        var table = new KeyTable([.. type.Keys], null);
        var fields = new FieldReader(reporter).Read(Element.From($"value of '{key}'", new(file, node.Span), file, mapping), table);
        return new NestedValue(BindOptions(type.ClrName, fields, static _ => true));
    }

    private static ValueModel Fallback(KeyType type) => type.Kind switch
    {
        KeyTypeKind.List => new ListValue([]),
        KeyTypeKind.Map => new MapValue(type.Element!.ClrName, []),
        KeyTypeKind.Record => new NestedValue(new(
            type.ClrName,
            type.Keys.Where(key => key.IsRequired).Select(key => new OptionModel(key.Member, key.IsParameter, Fallback(key.Type))).ToEquatableArray())),
        _ => type.Value switch
        {
            ValueKind.Enum => new EnumValue(type.ClrName, type.Choices.IsEmpty ? string.Empty : type.Choices[0].Member),
            ValueKind.Secret => new PlaceholderValue(ValueKind.Secret, string.Empty, string.Empty),
            ValueKind.String => new LiteralValue(ValueKind.String, string.Empty),
            ValueKind.Uri => new LiteralValue(ValueKind.Uri, "about:blank"),
            ValueKind.Bool => new LiteralValue(ValueKind.Bool, "false"),
            ValueKind.Char => new LiteralValue(ValueKind.Char, " "),
            _ => new LiteralValue(type.Value, "0"),
        },
    };

    /// <summary>Constructor parameters in their order, then properties in that of the text.</summary>
    private static EquatableArray<OptionModel> Order(List<OptionModel> values, IReadOnlyList<KeyInfo> keys)
    {
        if (!values.Exists(value => value.IsParameter))
        {
            return values.ToEquatableArray();
        }

        var order = keys.Where(key => key.IsParameter).Select(key => key.Member).ToList();
        return values.OrderBy(value => value.IsParameter ? order.IndexOf(value.Member) : order.Count).ToEquatableArray();
    }

    /// <summary>What a message says that a key takes.</summary>
    private static string Describe(KeyType type) => type.Kind switch
    {
        KeyTypeKind.List => $"a list of {Plural(type.Element!)}",
        KeyTypeKind.Map => $"a mapping of names to {Plural(type.Element!)}",
        KeyTypeKind.Record => $"a mapping with the keys {string.Join(", ", type.Keys.Select(key => key.Name))}",
        _ => type.Value switch
        {
            ValueKind.Char => "a character",
            ValueKind.Bool => "true or false",
            ValueKind.Decimal or ValueKind.Float or ValueKind.Double => "a number",
            ValueKind.Duration => "a duration",
            ValueKind.Uri => "a URL",
            ValueKind.Secret => "a secret, as a placeholder",
            ValueKind.Enum => $"one of {string.Join(", ", type.Choices.Select(choice => choice.Name))}",
            _ => type.IsInteger ? "an integer" : "a text",
        },
    };

    private static string Plural(KeyType type) => type.Kind switch
    {
        KeyTypeKind.Scalar when type.Value == ValueKind.String => "texts",
        KeyTypeKind.Scalar when type.IsInteger => "integers",
        KeyTypeKind.Scalar => "values",
        KeyTypeKind.List => "lists",
        _ => "mappings",
    };
}
