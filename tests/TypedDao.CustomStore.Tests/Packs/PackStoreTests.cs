using Microsoft.Extensions.Configuration;
using TypedDao.CustomStore.Data;
using TypedDao.CustomStore.Support;

namespace TypedDao.CustomStore.Packs;

/// <summary>The store as a catalog opens it.</summary>
public sealed class PackStoreTests
{
    [Fact]
    public async Task A_folder_is_refused_with_the_cure()
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(async () => await ExistsAsync(folder));
        Assert.Equal(
            $"Store 'pack' cannot be opened. 'path' is '{folder}', which is a folder. [operation open, store pack] Name a file in it.", error.Message);
    }

    [Fact]
    public async Task An_empty_path_is_refused_with_the_cure()
    {
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(async () => await ExistsAsync(" "));
        Assert.Equal("Store 'pack' cannot be opened. 'path' is empty. [operation open, store pack] Name a file.", error.Message);
    }

    [Fact]
    public async Task A_placeholder_without_a_value_is_told_before_anything_is_opened()
    {
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(async () => await ExistsAsync(null));
        Assert.Contains("PROOF_PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Built_in_objects_live_in_it()
    {
        await using var proof = new PackProof();
        await proof.Context.Pack.Values.WriteTextAsync("text=a\n\ntext=b\n", PackProof.Stop);
        Assert.Equal(["a", null, "b"], await proof.Context.Pack.Values.ReadAsync(PackProof.Stop).Select(row => row.Text).ToListAsync(PackProof.Stop));
        Assert.True(File.Exists(proof.Path));
    }

    private static async Task<bool> ExistsAsync(string? path)
    {
        await using var context = new ProofContext(new DataContextOptions
        {
            Environment = "default",
            Configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PROOF_PATH", path)]).Build(),
        });
        return await context.Pack.Values.ExistsAsync(PackProof.Stop);
    }
}
