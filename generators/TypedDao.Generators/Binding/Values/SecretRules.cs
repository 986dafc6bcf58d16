using System.Text.RegularExpressions;

namespace TypedDao.Generators.Binding;

/// <summary>Finds secrets that are written out: they belong to the environment, never to a file that is shared.</summary>
internal static class SecretRules
{
    /// <summary>Stands for a placeholder without a default while a text is searched.</summary>
    private const char Mark = '\uFFFC';

    private static readonly HashSet<string> SecretWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "pwd", "passwd", "pass", "secret", "token", "accesstoken", "accesskey", "secretkey", "secretaccesskey",
        "accountkey", "sharedaccesskey", "sharedaccesssignature", "apikey", "clientsecret", "sessiontoken", "sslpassword", "passphrase",
    };

    private static readonly HashSet<string> ConnectionWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "server", "datasource", "address", "addr", "database", "initialcatalog", "port", "user", "userid", "username", "uid", "endpoint", "accountname",
    };

    private static readonly Regex UserInformation = new(@"^[A-Za-z][A-Za-z0-9+.\-]*://([^/@?#]*)@", RegexOptions.CultureInvariant);

    private static readonly Regex SecretParameter = new(@"[?&;]([A-Za-z_\- ]+)=([^&;#]*)", RegexOptions.CultureInvariant);

    /// <summary>What is written out in a key for a secret; null where nothing is.</summary>
    public static WrittenSecret? FindInSecret(PlaceholderText text, string key)
    {
        if (Pairs(text.WithMarks(Mark)) is { } pairs)
        {
            foreach (var (name, value) in pairs)
            {
                if (IsSecret(name) && IsWritten(value))
                {
                    return new($"has the '{name}' of the connection string written out", name);
                }
            }

            return null;
        }

        if (FindAnywhere(text) is { } elsewhere)
        {
            return elsewhere;
        }

        if (text.Parts.Any(part => part is { IsPlaceholder: true, Text.Length: > 0 }))
        {
            return new("has a default for its placeholder, which is the secret written out", key);
        }

        return text.HasPlaceholders ? null : new("is a secret that is written out", key);
    }

    /// <summary>What is written out in any other text.</summary>
    public static WrittenSecret? FindAnywhere(PlaceholderText text)
    {
        var marked = text.WithMarks(Mark);
        if (UserInformation.Match(marked) is { Success: true } match && match.Groups[1].Value.Split(':').Any(IsWritten))
        {
            return new("has user information written out in the URL", "password");
        }

        if (Pairs(marked) is { } pairs)
        {
            foreach (var (name, value) in pairs)
            {
                if (IsSecret(name) && IsWritten(value))
                {
                    return new($"has the '{name}' of the connection string written out", name);
                }
            }
        }

        foreach (Match parameter in SecretParameter.Matches(marked))
        {
            if (IsSecret(parameter.Groups[1].Value) && IsWritten(parameter.Groups[2].Value))
            {
                return new($"has the '{parameter.Groups[1].Value}' written out in the URL", parameter.Groups[1].Value);
            }
        }

        return null;
    }

    /// <summary>Whether a name is that of a secret.</summary>
    internal static bool IsSecret(string name) => SecretWords.Contains(Normalize(name));

    private static bool IsWritten(string value) => value.Any(c => c != Mark && !char.IsWhiteSpace(c) && c is not ('"' or '\''));

    private static string Normalize(string name) => new([.. name.Where(char.IsLetterOrDigit)]);

    /// <summary>The parts of a connection string; null where the text is none.</summary>
    private static List<(string Name, string Value)>? Pairs(string text)
    {
        var pairs = new List<(string, string)>();
        var known = false;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                return null;
            }

            var name = part.Substring(0, equals).Trim();
            known |= ConnectionWords.Contains(Normalize(name));
            pairs.Add((name, part.Substring(equals + 1)));
        }

        return known ? pairs : null;
    }
}

/// <summary>A secret that is written out.</summary>
/// <param name="Problem">What the text has, as the end of a sentence.</param>
/// <param name="Name">What a variable for it could be called.</param>
internal sealed record WrittenSecret(string Problem, string Name)
{
    public string Variable { get; } = new([.. Name.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
}
