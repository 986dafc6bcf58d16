using Microsoft.Extensions.Configuration;
using TypedDao.CustomStore.Data;

namespace TypedDao.CustomStore.Support;

/// <summary>The catalog of this project in a pack of its own, which is removed afterwards.</summary>
internal sealed class PackProof : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-pack-");

    public PackProof(string environment = "default") => Context = Open(environment);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ProofContext Context { get; }

    public string Path => System.IO.Path.Combine(_folder.FullName, "proof.pack");

    public ProofContext Open(string environment = "default") => new(new DataContextOptions
    {
        Environment = environment,
        Configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PROOF_PATH", Path)]).Build(),
    });

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
