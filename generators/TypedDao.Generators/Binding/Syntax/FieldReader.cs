using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Matches the entries of an element with its keys: unknown and missing keys, and keys that do not go together.</summary>
internal sealed class FieldReader(Reporter reporter)
{
    /// <summary>Matches and checks.</summary>
    /// <param name="environment">Of an overlay's result: the environment in which something is missing.</param>
    public Fields Read(Element element, KeyTable table, string? environment = null)
    {
        var fields = Match(element, table);
        CheckRequired(fields, environment);
        CheckGroups(fields);
        return fields;
    }

    /// <summary>Matches alone: an overlay need not be complete.</summary>
    /// <param name="keepNulls">Whether entries with an explicit null stay, because null means something there.</param>
    public Fields Match(Element element, KeyTable table, bool keepNulls = false)
    {
        var fields = new List<Field>(element.Entries.Count);
        foreach (var entry in element.Entries)
        {
            if (table.Find(entry.Name) is { } key)
            {
                if (!entry.IsNull || keepNulls || IsChoice(key, entry))
                {
                    fields.Add(new(key, entry));
                }
            }
            else
            {
                ReportUnknown(element, table, entry);
            }
        }

        return new(element, table, fields.ToEquatableArray());
    }

    /// <summary>A word that is null to YAML and one of the values of the key: <c>unknown: null</c>.</summary>
    private static bool IsChoice(KeyInfo key, Entry entry) =>
        entry.Value is YamlScalar { Text: var text } && key.Type.Choices.Any(choice => choice.Name == text);

    public void CheckRequired(Fields fields, string? environment = null)
    {
        if (!fields.Element.IsComplete)
        {
            return;
        }

        foreach (var key in fields.Table.Keys)
        {
            if (key.IsRequired && !fields.Has(key))
            {
                reporter.Report(
                    StructureDescriptors.MissingKey,
                    SourceOf(fields, key),
                    fields.Element.Name,
                    key.Name,
                    environment is null ? string.Empty : $" in the environment '{environment}'",
                    key.Explanation);
            }
        }

        foreach (var names in MissingGroups(fields))
        {
            ReportMissing(fields.Element.Source, fields, names, environment);
        }
    }

    /// <summary>The names of keys of which one is required, where none is given.</summary>
    public static IEnumerable<string[]> MissingGroups(Fields fields) => fields.Table.RequiredGroups.Count == 0
        ? []
        : fields.Table.RequiredGroups.Where(names => !fields.All.Any(field => names.Contains(field.Key.Name)));

    public void ReportMissing(Source source, Fields fields, IReadOnlyList<string> names, string? environment) => reporter.Report(
        StructureDescriptors.MissingKey,
        source,
        fields.Element.Name,
        string.Join("' or '", names),
        environment is null ? string.Empty : $" in the environment '{environment}'",
        string.Empty);

    public void CheckGroups(Fields fields)
    {
        Dictionary<string, Field>? exclusive = null;
        foreach (var field in fields.All)
        {
            foreach (var group in field.Key.Groups)
            {
                if (group.Together)
                {
                    CheckTogether(fields, field, group);
                }
                else if (!(exclusive ??= new(StringComparer.Ordinal)).TryAdd(group.Name, field))
                {
                    reporter.ReportPair(
                        StructureDescriptors.Exclusive,
                        field.Entry.KeySource,
                        exclusive[group.Name].Entry.KeySource,
                        exclusive[group.Name].Key.Name,
                        field.Key.Name,
                        fields.Element.Name);
                }
            }
        }
    }

    private void CheckTogether(Fields fields, Field field, KeyGroup group)
    {
        foreach (var key in fields.Table.Keys)
        {
            if (key.Groups.Contains(group) && fields.Element.IsComplete && !fields.Has(key))
            {
                reporter.Report(StructureDescriptors.Together, field.Entry.KeySource, field.Key.Name, key.Name, fields.Element.Name);
            }
        }
    }

    /// <summary>A key without a value stands where it is; a key that is not there, at the element's name.</summary>
    private static Source SourceOf(Fields fields, KeyInfo key)
    {
        foreach (var entry in fields.Element.Entries)
        {
            if (entry.Name == key.Name)
            {
                return entry.KeySource;
            }
        }

        return fields.Element.Source;
    }

    private void ReportUnknown(Element element, KeyTable table, Entry entry)
    {
        if (entry.HasNoColon)
        {
            reporter.Report(StructureDescriptors.TextInsteadOfKey, entry.KeySource, entry.Name, element.Name);
            return;
        }

        reporter.Report(
            StructureDescriptors.UnknownKey,
            entry.KeySource,
            element.Name,
            entry.Name,
            NearName.Hint(entry.Name, table.Names),
            table.Keys.Count == 0 ? "none" : string.Join(", ", table.Names));
    }
}
