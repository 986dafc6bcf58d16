using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Computes the key of an object from the parts that its type has: prefix, identifier, suffix, or table.</summary>
internal sealed class KeyBinder(BindingContext context)
{
    /// <summary>The key, with what its suffix is.</summary>
    public (KeyTemplate Key, string? Suffix) Bind(DeclaredObject declared)
    {
        var fields = declared.Fields;
        var parser = new KeyTemplateParser(context.Reporter);
        var before = context.Reporter.ErrorCount;
        if (fields.Table.Find(YamlRole.TableName) is not null)
        {
            AddTable(declared, parser);
            return (parser.Build(), null);
        }

        var prefix = fields.Find(YamlRole.KeyPrefix);
        if (prefix is not null)
        {
            AddText(parser, prefix);
        }

        var isOptional = fields.Table.Find(YamlRole.KeyIdentifierUnlessPrefix) is not null;
        if ((fields.Find(YamlRole.KeyIdentifier) ?? fields.Find(YamlRole.KeyIdentifierUnlessPrefix)) is { } identifier)
        {
            AddText(parser, identifier);
        }
        else if (!isOptional || prefix is null)
        {
            parser.Add(declared.Name, declared.Name, declared.Entry.KeySource, null);
        }

        string? suffix = null;
        if (fields.Find(YamlRole.KeySuffix) is { } field && parser.ReadSuffix(field) is { Length: > 0 } text)
        {
            suffix = text;
            if (declared.Type.Shape == Model.ObjectShape.File)
            {
                parser.AddSuffix(text, field.Source);
            }
        }

        var key = parser.Build();
        if (key.Segments.Count == 0 && context.Reporter.ErrorCount == before)
        {
            context.Reporter.Report(
                ObjectDescriptors.EmptyKey, prefix?.Source ?? declared.Entry.KeySource, declared.What, string.Join(" or ", KeyNames(fields.Table)));
        }

        return (key, suffix);
    }

    /// <summary>A table in a database lies below the schema of its store: so it does where an environment keeps it in a folder.</summary>
    private void AddTable(DeclaredObject declared, KeyTemplateParser parser)
    {
        var store = declared.Store.Fields;
        if (store.Table.Find(YamlRole.AddressPrefix) is { } schemaKey && store.Table.IsOwn(schemaKey))
        {
            var text = store.Find(YamlRole.AddressPrefix)?.Value is YamlScalar scalar ? scalar.Text : schemaKey.Default;
            if (text is not null && !PlaceholderText.MayHavePlaceholders(text))
            {
                parser.Add(text, schemaKey.Name, store.Find(YamlRole.AddressPrefix)?.Source ?? declared.Entry.KeySource, null);
            }
        }

        if (declared.Fields.Find(YamlRole.TableName) is not { } table)
        {
            parser.Add(declared.Name, declared.Name, declared.Entry.KeySource, null);
        }
        else if (table.Value is YamlScalar { Text: var name } && name.Contains('{'))
        {
            context.Reporter.Report(ObjectDescriptors.BadTemplate, table.Source, table.Key.Name, "the name of a table holds no placeholders");
        }
        else
        {
            AddText(parser, table);
        }
    }

    private static void AddText(KeyTemplateParser parser, Field field)
    {
        // A value that is no text is reported where the options are bound.
        if (field.Value is YamlScalar scalar)
        {
            parser.Add(scalar.Text, field.Key.Name, field.Source, scalar);
        }
    }

    private static IEnumerable<string> KeyNames(KeyTable table) => table.Keys
        .Where(key => key.Role is YamlRole.KeyPrefix or YamlRole.KeyIdentifier or YamlRole.KeyIdentifierUnlessPrefix)
        .Select(key => $"'{key.Name}'");
}
