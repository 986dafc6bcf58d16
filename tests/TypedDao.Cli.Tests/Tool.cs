using System.Text;

namespace TypedDao.Cli.Tests;

/// <summary>A folder of its own, and the tool run as a user would.</summary>
internal sealed class Tool : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-cli-");

    public const string Catalog = """
        catalog: Lake
        namespace: Acme.Data
        stores:
          bronze:
            type: local
            root: ROOT
            layer: bronze
            objects:
              users:
                type: S3FileObject
                description: Users of the shop
                suffix: csv
                on_error: skip
                columns:
                  id: int64
                  name: string
                  email: string?
                  balance: "decimal(10,2)?"
                  created_at: timestamp
              notes:
                type: S3FileObject
                suffix: txt
        """;

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A path in the folder.</summary>
    public string Folder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes the catalog of these tests, with its store in the folder.</summary>
    public string WriteCatalog(string? yaml = null)
        => Write("catalog.yaml", (yaml ?? Catalog).Replace("ROOT", Path.Combine(_folder.FullName, "bronze"), StringComparison.Ordinal));

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int exitCode = await TypedDaoTool.RunAsync(args, new ToolConsole(output, error), TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
