namespace TypedDao.Docs.Blocks;

/// <summary>
/// Blocks that are built together. On a page of a diagnostic those of its example are, and those of its fix, which take the place
/// of the example's of the same file; a second block of one file is another fix. On other pages a catalog is built with the C# of its
/// section, and a part of a lock with the lock before it.
/// </summary>
/// <param name="Name">The page, and what of it.</param>
/// <param name="Blocks">The blocks that this is about.</param>
/// <param name="Beside">Those that stand beside them.</param>
internal sealed record DocProject(string Name, DocBlock[] Blocks, DocBlock[] Beside)
{
    private const string Lock = "catalog.lock.yaml";

    private static readonly Lazy<DocProject[]> Projects = new(() =>
    [
        .. DocBlock.All("yaml").Concat(DocBlock.All("csharp").Where(block => block.IsOfDiagnostic))
            .GroupBy(block => block.Page)
            .OrderBy(page => page.Key, StringComparer.Ordinal)
            .SelectMany(page => page.First().IsOfDiagnostic ? OfDiagnostic([.. page.OrderBy(block => block.Line)]) : OfPage([.. page])),
    ]);

    public static IReadOnlyList<DocProject> All => Projects.Value;

    /// <summary>Whether it shows what the build refuses.</summary>
    public bool IsRefused => Blocks[0] is { IsOfDiagnostic: true, Section: "Example" };

    /// <summary>The id of its page; null where it is of another.</summary>
    public string? Id => Blocks[0].IsOfDiagnostic ? Path.GetFileNameWithoutExtension(Blocks[0].Page) : null;

    /// <summary>What the page says that the build prints; null where it says nothing.</summary>
    public DocBlock? Printed => IsRefused ? DocBlock.All("text").FirstOrDefault(block => block.Page == Blocks[0].Page && block.Section == "Example") : null;

    /// <summary>The files, where the catalog may be a part of one.</summary>
    public IReadOnlyList<ProjectFile> Files
    {
        get
        {
            var files = new Dictionary<string, ProjectFile>(StringComparer.Ordinal);
            foreach (DocBlock block in Beside.Concat(Blocks))
            {
                string text = block.Language == "csharp" ? Preambles.Around(block) : block.Text;
                files[block.File] = block.File == Lock && files.TryGetValue(Lock, out ProjectFile? whole) && !text.Contains("\nlock:", StringComparison.Ordinal)
                    ? new(Lock, whole.Text + text)
                    : new(block.File, text);
                if (Preambles.Beside(block) is { } preamble)
                {
                    files[preamble.Path] = preamble;
                }
            }

            if (files.Keys.All(file => Path.GetFileName(file) != "catalog.yaml"))
            {
                files["catalog.yaml"] = new("catalog.yaml", Preambles.Read("catalog.yaml"));
            }

            return [.. files.Values];
        }
    }

    /// <summary>Whether a block of C# is built with the catalog of its section.</summary>
    public static bool HasCatalog(DocBlock block)
        => block is { Language: "csharp", Preamble: null, IsOfDiagnostic: false } && block.Page != PageBuild.Extending
            && DocBlock.All("yaml").Any(other => other.Page == block.Page && other.Section == block.Section && other.File != Lock);

    public override string ToString() => Name;

    private static IEnumerable<DocProject> OfDiagnostic(DocBlock[] blocks)
    {
        DocBlock[] example = [.. blocks.Where(block => block.Section == "Example")];
        yield return new($"{blocks[0].Page}#Example", example, []);
        var fix = new List<DocBlock>();
        int number = 1;
        foreach (DocBlock block in blocks.Except(example))
        {
            if (fix.Any(other => other.File == block.File))
            {
                yield return new($"{block.Page}#Fix{number++}", [.. fix], [.. Kept(example, fix)]);
                fix.Clear();
            }

            fix.Add(block);
        }

        if (fix.Count > 0)
        {
            yield return new($"{blocks[0].Page}#Fix{number}", [.. fix], [.. Kept(example, fix)]);
        }
    }

    // A file of the same name in another project is one that was moved there.
    private static IEnumerable<DocBlock> Kept(DocBlock[] example, IEnumerable<DocBlock> fix)
    {
        string[] moved = [.. fix.Where(block => example.All(other => other.File != block.File)).Select(block => Path.GetFileName(block.File))];
        return example.Where(block => !moved.Contains(Path.GetFileName(block.File)));
    }

    private static IEnumerable<DocProject> OfPage(DocBlock[] blocks)
        => blocks.Select(block => new DocProject(
            block.Name,
            [block],
            block.File == Lock
                ? [.. blocks.Where(other => other.File == Lock && other.Line < block.Line).TakeLast(1)]
                : [.. DocBlock.All("csharp").Where(other => other.Page == block.Page && other.Section == block.Section && HasCatalog(other))]));
}

/// <summary>A file of a project. One in a folder is of the project of that name, which the other references.</summary>
internal sealed record ProjectFile(string Path, string Text);
