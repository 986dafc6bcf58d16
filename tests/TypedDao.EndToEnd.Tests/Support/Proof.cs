using Microsoft.Extensions.Configuration;
using TypedDao.EndToEnd.Data;

namespace TypedDao.EndToEnd.Support;

/// <summary>The catalog of this project in memory or in a folder that is removed afterwards.</summary>
public sealed class Proof : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;

    private Proof(DirectoryInfo? folder, string environment)
    {
        _folder = folder;
        Context = new CatalogContext(new DataContextOptions { Environment = environment, Configuration = Configuration(folder), BaseDirectory = folder?.FullName });
    }

    public static TheoryData<string> Kinds => ["memory", "local"];

    public CatalogContext Context { get; }

    public string Root => _folder!.FullName;

    public static Proof Make(string kind)
        => kind == "memory" ? new Proof(null, "memory") : new Proof(Directory.CreateTempSubdirectory("typeddao-"), "default");

    public static IConfiguration Configuration(DirectoryInfo? folder, params (string Key, string? Value)[] more)
        => new ConfigurationBuilder()
            .AddInMemoryCollection([new("PROOF_ROOT", folder?.FullName), .. more.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))])
            .Build();

    /// <summary>The path of a file below the root.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Puts a file that TypedDao did not write.</summary>
    public void Put(string path, ReadOnlySpan<byte> content)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public void Put(string path, string content) => Put(path, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>All files below the root, but for what the storage keeps in hidden folders.</summary>
    public string[] Files() =>
    [
        .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(segment => segment.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _folder?.Delete(recursive: true);
    }
}
