namespace TypedDao.Cli.Tests.Replicas;

/// <summary>A catalog whose objects are kept in folders that a test writes itself.</summary>
internal sealed class ReplicaFolders : IDisposable
{
    private const string Yaml = """
        catalog: Lake
        namespace: Acme.Data
        stores:
          bronze:
            type: local
            root: ROOT/bronze
            objects:
              users: { type: FileObject, suffix: csv, replicas: [archive, bucket] }
              events: { type: DirectoryObject, suffix: jsonl, replicas: [archive] }
              days: { type: FileObject, prefix: "days/{day:yyyy-MM-dd}", identifier: data, suffix: bin, replicas: [archive] }
              alone: { type: FileObject, suffix: csv }
          archive: { type: local, root: ROOT/archive }
          bucket: { type: local, root: "BUCKET" }
        """;

    private readonly Tool _tool = new();

    public ReplicaFolders(string? yaml = null, string? bucket = null)
    {
        string root = _tool.Folder(".");
        Catalog = _tool.Write("catalog.yaml", (yaml ?? Yaml)
            .Replace("ROOT", root, StringComparison.Ordinal)
            .Replace("BUCKET", bucket ?? Path.Combine(root, "bucket"), StringComparison.Ordinal));
    }

    public string Catalog { get; }

    public void Write(string path, string text) => _tool.Write(path, text);

    public void Same(params string[] paths)
    {
        foreach (string path in paths)
        {
            Write(path, "same");
        }
    }

    public string? Read(string path) => File.Exists(_tool.Folder(path)) ? File.ReadAllText(_tool.Folder(path)) : null;

    /// <summary>The files of a store, without what the storage hides.</summary>
    public string[] Files(string store) => Directory.Exists(_tool.Folder(store))
        ? [
            .. Directory.EnumerateFiles(_tool.Folder(store), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_tool.Folder(store), path).Replace('\\', '/'))
                .Where(path => !path.StartsWith(".typeddao", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>Runs <c>typeddao replicas</c> on the catalog, with the last line of standard error behind the environment.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var (exitCode, output, error) = await Tool.RunAsync(["replicas", .. args, "--catalog", Catalog]);
        int start = error.IndexOf("environment 'default': ", StringComparison.Ordinal);
        return (exitCode, output, start < 0 ? error.TrimEnd() : error[(start + "environment 'default': ".Length)..].TrimEnd());
    }

    public void Dispose() => _tool.Dispose();
}
