using TypedDao.Generators.Binding;

namespace TypedDao.Cli.Import;

/// <summary>Writes free properties.</summary>
internal static class PropertyImport
{
    /// <summary>Adds properties as texts; a secret has no place among them.</summary>
    /// <param name="yaml">Takes the lines.</param>
    /// <param name="warnings">Takes what the user should know.</param>
    /// <param name="owner">What has the properties.</param>
    /// <param name="properties">The properties; of those with one name the first counts.</param>
    public static void Write(YamlLines yaml, TextWriter warnings, string owner, IReadOnlyList<(string Name, LocatedJson Value)> properties)
    {
        foreach ((string name, LocatedJson value) in properties.DistinctBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (!value.IsNull && (SecretRules.IsSecret(name) || SecretRules.FindAnywhere(PlaceholderText.Parse(value.ToText())) is not null))
            {
                warnings.WriteLine(value.Error($"the property '{name}' of '{owner}' is a secret in plain text. It was left out: change it, and read it from the environment.").Message);
                yaml.Comment($"{name} was left out: it is a secret.");
            }
            else
            {
                yaml.Add(name, value.IsNull ? null : value.ToText());
            }
        }
    }
}
