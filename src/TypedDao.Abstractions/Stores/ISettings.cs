namespace TypedDao.Stores;

/// <summary>
/// Resolves the placeholders <c>${VAR}</c> and <c>${VAR:-default}</c> of a store's keys when the store is opened. A value that
/// is missing or of the wrong type is noted and a default returned, so that one opening reports everything at once.
/// </summary>
public interface ISettings
{
    /// <summary>Resolves text.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    string GetString(string key, string template);

    /// <summary>Resolves a secret.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    Secret GetSecret(string key, string template);

    /// <summary>Resolves a truth value: <c>true</c> or <c>false</c>.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    bool GetBool(string key, string template);

    /// <summary>Resolves an integer.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    /// <param name="minimum">The smallest allowed value.</param>
    /// <param name="maximum">The largest allowed value.</param>
    long GetInteger(string key, string template, long minimum, long maximum);

    /// <summary>Resolves a decimal number.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    decimal GetDecimal(string key, string template);

    /// <summary>Resolves a floating-point number.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    double GetDouble(string key, string template);

    /// <summary>Resolves a duration: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>250ms</c>, or <c>hh:mm:ss</c>.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    TimeSpan GetDuration(string key, string template);

    /// <summary>Resolves an absolute URI.</summary>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    Uri GetUri(string key, string template);

    /// <summary>Resolves one of the names of an enum, written in snake_case.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="key">The YAML key, for messages.</param>
    /// <param name="template">The text with placeholders.</param>
    TEnum GetEnum<TEnum>(string key, string template)
        where TEnum : struct, Enum;
}
