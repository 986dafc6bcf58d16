namespace TypedDao.Generators.Yaml;

/// <summary>Reads a text into a document.</summary>
internal static class YamlReader
{
    public static YamlDocument Read(string text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(text, null, []);
    }
}
