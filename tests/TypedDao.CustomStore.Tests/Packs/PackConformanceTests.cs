using Acme.Journals.Packs;
using TypedDao.Testing;

namespace TypedDao.CustomStore.Packs;

/// <summary>The laws of object storage, by the suite that ships for extensions.</summary>
public sealed class PackConformanceTests
{
    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public async Task Keeps_the_law(string name)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-pack-");
        try
        {
            int packs = 0;
            var suite = new ObjectStorageConformance(async token => await PackStorage.OpenAsync(
                Path.Combine(folder.FullName, $"{Interlocked.Increment(ref packs)}.pack"), new PackOptions { FlushToDisk = false }, token));
            ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
            Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? string.Empty);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
