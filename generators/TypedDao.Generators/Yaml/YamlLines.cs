namespace TypedDao.Generators.Yaml;

/// <summary>Where the lines of a text begin.</summary>
internal static class YamlLines
{
    /// <summary>
    /// The offset of the first character of each line, after a byte order mark. Lines end at LF, CR LF, or a lone CR, as
    /// in editors.
    /// </summary>
    public static int[] FindStarts(string text)
    {
        var starts = new List<int> { text.StartsWith(YamlSource.ByteOrderMark) ? 1 : 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
