using TypedDao.Catalogs;

namespace TypedDao.Cli.Commands;

/// <summary>Finds objects by the names that people type.</summary>
internal static class ObjectNames
{
    /// <summary>Finds an object.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="name">The name, as <c>store.object</c>.</param>
    /// <exception cref="ToolException">There is none; near names are suggested.</exception>
    public static (StoreDefinition Store, ObjectDefinition Object) Find(CatalogDefinition catalog, string name)
    {
        foreach (StoreDefinition store in catalog.Stores)
        {
            foreach (ObjectDefinition item in store.Objects)
            {
                if (string.Equals(item.FullName, name, StringComparison.Ordinal))
                {
                    return (store, item);
                }
            }
        }

        string[] known = [.. catalog.Stores.SelectMany(store => store.Objects).Select(item => item.FullName)];
        string? near = known.Where(candidate => Distance(candidate, name) <= 3).MinBy(candidate => Distance(candidate, name));
        throw new ToolException(near is null
            ? $"The catalog has no object '{name}'. 'typeddao list' prints all {known.Length} of them."
            : $"The catalog has no object '{name}'. Did you mean '{near}'?");
    }

    /// <summary>Whether a text looks like <c>store.object</c> rather than a path.</summary>
    /// <param name="text">What the user typed.</param>
    public static bool LooksLikeOne(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 2
            && !File.Exists(text)
            && !Directory.Exists(text)
            && parts.All(part => part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'));
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
