using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Import;

/// <summary>The values of a store's or an interface's keys: as they were, or a placeholder where a secret was written out.</summary>
/// <param name="warnings">Takes what the user should know.</param>
internal sealed class SettingValues(TextWriter warnings)
{
    /// <summary>The value as YAML has it; null where the key cannot have it.</summary>
    /// <param name="owner">What has the key, such as the store's name.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">What the configuration says.</param>
    public string? Of(string owner, KeyInfo key, LocatedJson value)
    {
        if (key.Type.Kind is not KeyTypeKind.Scalar || !value.IsScalar)
        {
            return null;
        }

        PlaceholderText text = PlaceholderText.Parse(value.Text);
        if (text.Problem is not null)
        {
            text = PlaceholderText.Parse(value.Text.Replace("$", "$$", StringComparison.Ordinal));
        }

        WrittenSecret? secret = key.Type.Value is ValueKind.Secret ? SecretRules.FindInSecret(text, key.Name) : SecretRules.FindAnywhere(text);
        if (secret is not null)
        {
            warnings.WriteLine(value.Error($"'{key.Name}' of '{owner}' is a secret in plain text. It became {Placeholder(owner, key.Name)}: set that variable, and change the secret, which others may have read.").Message);
            return Placeholder(owner, key.Name);
        }

        bool fits = text.WithDefaults() is not { } resolved || KeyText.Problem(key.Type, resolved) is null;
        return !fits ? null : PlaceholderText.Parse(value.Text).Problem is null ? value.Text : value.Text.Replace("$", "$$", StringComparison.Ordinal);
    }

    /// <summary>What stands for a required value that is missing.</summary>
    /// <param name="owner">What has the key.</param>
    /// <param name="key">The key.</param>
    public string Missing(string owner, KeyInfo key)
    {
        warnings.WriteLine($"'{owner}' needs '{key.Name}', which the configuration does not give. It became {Placeholder(owner, key.Name)}.");
        return Placeholder(owner, key.Name);
    }

    private static string Placeholder(string owner, string key)
    {
        string name = new([.. $"{owner}_{key}".Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')]);
        return $"${{{(char.IsAsciiDigit(name[0]) ? "_" : string.Empty)}{name}}}";
    }
}
