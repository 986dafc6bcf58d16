using System.CommandLine;

namespace TypedDao.Cli.Output;

/// <summary>Options that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>Makes an option.</summary>
    /// <typeparam name="T">The words, by their names in lower case.</typeparam>
    /// <param name="description">What it says.</param>
    /// <param name="names">Its names.</param>
    public static Option<T?> Create<T>(string description, params string[] names)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
        var option = new Option<T?>(names[0], names[1..])
        {
            Description = description,
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                string word = result.Tokens[0].Value;
                if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
                {
                    return Enum.Parse<T>(word, ignoreCase: true);
                }

                result.AddError($"{names[0]} takes one of {string.Join(", ", words)}, not '{word}'.");
                return null;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Makes the option <c>--output</c> of reports.</summary>
    public static Option<ReportForm?> OfReport() => Create<ReportForm>("How to print it: for people, or for programs. Default: text.", "--output", "-o");
}
