using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Gives things their C# names. A name that cannot be is never changed silently: it is reported, with the key to set.</summary>
internal sealed class NameBinder(Reporter reporter)
{
    /// <summary>Names of columns repeat all over a catalog.</summary>
    private readonly Dictionary<string, string?> _made = new(StringComparer.Ordinal);

    /// <summary>The name of a thing.</summary>
    /// <param name="what">What messages call it, such as <c>column 'id'</c>.</param>
    /// <param name="yamlName">Its name in the YAML.</param>
    /// <param name="nameKey">What the YAML calls the key that sets the name.</param>
    /// <param name="nameField">That key, where it is set.</param>
    /// <returns>A usable name, even where one is reported.</returns>
    public ClrName Bind(string what, Entry yamlName, string nameKey, Field? nameField)
    {
        if (nameField is { Value: YamlScalar { Text: var given } })
        {
            if (CSharpName.IsIdentifier(given))
            {
                return new(given, what, nameField.Source, nameKey);
            }

            reporter.Report(NameDescriptors.NotAnIdentifier, nameField.Source, nameKey, given, what, Example(given));
        }
        else if (Make(yamlName.Name) is { } made)
        {
            return new(made, what, yamlName.KeySource, nameKey);
        }
        else
        {
            reporter.Report(NameDescriptors.NoName, yamlName.KeySource, what, nameKey, Example(yamlName.Name));
        }

        return new(Example(yamlName.Name), what, yamlName.KeySource, nameKey);
    }

    private string? Make(string name)
    {
        if (!_made.TryGetValue(name, out var made))
        {
            made = CSharpName.From(name);
            _made.Add(name, made);
        }

        return made;
    }

    /// <summary>A name that could be, made of what can stay.</summary>
    private static string Example(string name)
    {
        var cleaned = new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return CSharpName.From(cleaned) ?? "Name";
    }
}

/// <summary>A C# name with where it comes from.</summary>
/// <param name="Text">The name.</param>
/// <param name="What">What messages call its owner.</param>
/// <param name="Source">Where it is written, or what it is made from.</param>
/// <param name="Key">What the YAML calls the key that sets it.</param>
internal readonly record struct ClrName(string Text, string What, Source Source, string Key);
