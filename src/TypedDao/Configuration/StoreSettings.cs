using System.Globalization;
using TypedDao.Contexts;
using TypedDao.Stores;

namespace TypedDao.Configuration;

/// <summary>Resolves the placeholders of one store and of its interfaces, and gathers every problem instead of stopping at the first.</summary>
/// <param name="store">The store's name, for messages.</param>
/// <param name="source">Where placeholders find their values.</param>
internal sealed class StoreSettings(string store, ValueSource source) : ISettings
{
    private static readonly Uri NoUri = new("about:blank");
    private readonly List<string> _problems = [];
    private string? _interface;

    /// <summary>Every problem found so far, each a sentence that names the store, the key and the cure. Never a secret's value.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Whether any value came from a placeholder, so that the build could not know it.</summary>
    public bool HasPlaceholders { get; private set; }

    /// <summary>Whose keys are resolved from now on: an additional interface of the store, or the store itself.</summary>
    /// <param name="name">The interface's name; null for the store.</param>
    public StoreSettings For(string? name)
    {
        _interface = name;
        return this;
    }

    public string GetString(string key, string template) => Resolve(key, template) ?? string.Empty;

    public Secret GetSecret(string key, string template) => new(Resolve(key, template) ?? string.Empty);

    public bool GetBool(string key, string template)
        => Parse(key, template, "neither 'true' nor 'false'", static (string text, out bool value) => bool.TryParse(text, out value), false);

    public long GetInteger(string key, string template, long minimum, long maximum)
        => Parse(
            key,
            template,
            $"not an integer from {minimum} to {maximum}",
            (string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                && value >= minimum && value <= maximum,
            minimum);

    public decimal GetDecimal(string key, string template)
        => Parse(
            key,
            template,
            "not a decimal number",
            static (string text, out decimal value) => decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value),
            0m);

    public double GetDouble(string key, string template)
        => Parse(
            key,
            template,
            "not a number",
            static (string text, out double value) => double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value),
            0d);

    public TimeSpan GetDuration(string key, string template)
        => Parse(key, template, "not a duration such as 250ms, 90s, 5m, 2h, 1d or 00:05:00", Durations.TryParse, TimeSpan.Zero);

    public Uri GetUri(string key, string template)
        => Parse(
            key,
            template,
            "not an absolute URI",
            static (string text, out Uri value) =>
            {
                bool parsed = Uri.TryCreate(text, UriKind.Absolute, out Uri? found);
                value = found ?? NoUri;
                return parsed;
            },
            NoUri);

    public TEnum GetEnum<TEnum>(string key, string template)
        where TEnum : struct, Enum
    {
        if (Resolve(key, template) is not { } text)
        {
            return default;
        }

        if (EnumNames.TryParse(text.Trim(), out TEnum value))
        {
            return value;
        }

        IReadOnlyList<string> names = EnumNames.All<TEnum>();
        AddProblem(key, $"is '{text}' (from {template}), which is none of {string.Join(", ", names)}{NearName.Hint(text, names)}");
        return default;
    }

    private delegate bool TryParse<T>(string text, out T value);

    private T Parse<T>(string key, string template, string complaint, TryParse<T> tryParse, T otherwise)
    {
        if (Resolve(key, template) is not { } text)
        {
            return otherwise;
        }

        if (tryParse(text.Trim(), out T value))
        {
            return value;
        }

        AddProblem(key, $"is '{WithoutUserInformation(text)}' (from {template}), which is {complaint}");
        return otherwise;
    }

    private string? Resolve(string key, string template)
    {
        HasPlaceholders |= template.Contains("${", StringComparison.Ordinal);
        var found = new List<string>();
        string text = Placeholders.Resolve(template, source.Find, found);
        foreach (string problem in found)
        {
            AddProblem(key, problem);
        }

        return found.Count == 0 ? text : null;
    }

    private void AddProblem(string key, string complaint)
    {
        string owner = _interface is null ? $"store '{store}'" : $"interface '{_interface}' of store '{store}'";
        _problems.Add($"Key '{key}' of {owner} {complaint}.");
    }

    /// <summary>A URL may carry a password before its host, which no message shows.</summary>
    private static string WithoutUserInformation(string text)
        => text.LastIndexOf('@') is >= 0 and var at
            ? string.Concat(text.IndexOf("//", StringComparison.Ordinal) is >= 0 and var start && start < at ? text.AsSpan(0, start + 2) : default, "***", text.AsSpan(at))
            : text;
}
