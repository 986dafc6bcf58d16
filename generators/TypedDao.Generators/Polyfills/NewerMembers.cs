namespace TypedDao.Generators;

/// <summary>Members of the newer base library under their own names, so that code reads as on today's .NET.</summary>
internal static class NewerMembers
{
    public static bool Contains(this string text, char value) => text.IndexOf(value) >= 0;

    public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;

    public static bool StartsWith(this string text, char value) => text.Length > 0 && text[0] == value;

    public static bool EndsWith(this string text, char value) => text.Length > 0 && text[text.Length - 1] == value;

    public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split([separator], options);

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value)
    {
        key = pair.Key;
        value = pair.Value;
    }

    public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> values, TKey key)
        where TKey : notnull =>
        values.TryGetValue(key, out var value) ? value : default;

    public static bool TryAdd<TKey, TValue>(this Dictionary<TKey, TValue> values, TKey key, TValue value)
        where TKey : notnull
    {
        if (values.ContainsKey(key))
        {
            return false;
        }

        values.Add(key, value);
        return true;
    }
}
