using Microsoft.Extensions.Configuration;

namespace TypedDao.Configuration;

/// <summary>Where placeholders find their values: environment variables, then the application's configuration.</summary>
/// <param name="variables">Reads an environment variable.</param>
/// <param name="configuration">The application's configuration, where there is one.</param>
internal sealed class ValueSource(Func<string, string?> variables, IConfiguration? configuration)
{
    /// <summary>
    /// Finds a value: the environment variable; the configuration's key of the same name; the key with <c>:</c> for <c>__</c>,
    /// as configuration itself reads environment variables.
    /// </summary>
    /// <param name="name">The placeholder's name.</param>
    /// <returns>The value; null where nothing has one.</returns>
    public string? Find(string name)
        => variables(name)
            ?? configuration?[name]
            ?? (name.Contains("__", StringComparison.Ordinal) ? configuration?[SectionKey(name)] : null);

    /// <summary>What a user can set to give a placeholder its value, as the end of a sentence.</summary>
    /// <param name="name">The placeholder's name.</param>
    public static string HowToSet(string name)
        => name.Contains("__", StringComparison.Ordinal)
            ? $"set the environment variable {name} or the configuration key '{SectionKey(name)}'"
            : $"set the environment variable {name} or the configuration key '{name}'";

    private static string SectionKey(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
