using System.Text;

namespace TypedDao.Configuration;

/// <summary>
/// The members of enums as they are written in YAML. Comparison looks at letters and digits alone, so that <c>copy_on_write</c>,
/// <c>CopyOnWrite</c> and spellings of other systems such as <c>aws:kms</c> find their member without reflection.
/// </summary>
internal static class EnumNames
{
    /// <summary>Finds a member.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="value">The member.</param>
    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        string[] names = Enum.GetNames<TEnum>();
        for (int i = 0; i < names.Length; i++)
        {
            if (Same(names[i], text))
            {
                value = Enum.GetValues<TEnum>()[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The names of all members, in snake_case.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum
        => [.. Enum.GetNames<TEnum>().Select(SnakeCase)];

    private static bool Same(string name, string text)
        => name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)
            .SequenceEqual(text.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && !char.IsAsciiLetterUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
