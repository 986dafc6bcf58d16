using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Tests.Language;

/// <summary>What a key means: its description, what each of its values means, and which keys it excludes or needs, and of which one is required.</summary>
internal static class KeyNotes
{
    /// <summary>The sentences.</summary>
    /// <param name="key">The key.</param>
    /// <param name="table">The keys beside it.</param>
    public static string Of(KeyInfo key, KeyTable table) =>
        string.Join(" ", [key.Description ?? string.Empty, .. Choices(key.Type), .. key.Groups.Select(group => Companions(key, group, table))]).Trim();

    private static IEnumerable<string> Choices(KeyType type) =>
        type.Choices.Where(choice => choice.Description is not null).Select(choice => $"`{choice.Name}`: {Continued(choice.Description!)}");

    private static string Companions(KeyInfo key, KeyGroup group, KeyTable table)
    {
        string[] others = [.. table.Keys.Where(other => other != key && other.Groups.Contains(group)).Select(other => $"`{other.Name}`")];
        string need = group is { IsRequired: true, Together: false } ? ", and one of them is required" : string.Empty;
        return others.Length == 0 ? string.Empty : $"{(group.Together ? "Only together" : "Not together")} with {string.Join(", ", others)}{need}.";
    }

    /// <summary>A sentence behind a colon, unless its first word is a name such as SSE-S3.</summary>
    private static string Continued(string sentence) =>
        sentence.Length > 1 && !char.IsUpper(sentence[1]) ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;
}
