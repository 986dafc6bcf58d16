
namespace TypedDao.Docs.Blocks;

/// <summary>What stands around blocks, or beside them, in files.</summary>
internal static class Preambles
{
    private const string Mark = "/* block */";

    public static string Read(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    /// <summary>The C# of a block within its preamble. Places in it are those of the block.</summary>
    public static string Around(DocBlock block, string file, int line = 1)
    {
        string text = $"#line {line} \"{file}\"\n{block.Text}#line default\n";
        return WithMark(block) is { } preamble ? preamble.Replace(Mark, text, StringComparison.Ordinal) : text;
    }

    /// <summary>The C# of a block within its preamble; a block without one stands in its file as it is.</summary>
    public static string Around(DocBlock block) => WithMark(block) is null ? block.Text : Around(block, block.File);

    /// <summary>The file that stands beside a block of the same project: a catalog, or C# without a mark; null where there is none.</summary>
    public static ProjectFile? Beside(DocBlock block)
        => block.Preamble is not { } name || WithMark(block) is not null ? null
            : File.Exists(PathOf($"{name}.cs")) ? new(Path.Combine(Path.GetDirectoryName(block.File)!, $"{name}.cs"), Read($"{name}.cs"))
            : new("catalog.yaml", Read($"{name}.yaml"));

    private static string? WithMark(DocBlock block)
        => block is { Language: "csharp", Preamble: { } name } && Read($"{name}.cs") is var text && text.Contains(Mark, StringComparison.Ordinal) ? text : null;

    private static string PathOf(string name) => TestRepository.PathOf("tests", "TypedDao.Docs.Tests", "Preambles", name);
}
