using TypedDao.Storage;

namespace TypedDao.S3.Tests;

/// <summary>Holds a storage of S3 to the laws of object storage.</summary>
internal static class Laws
{
    public static async Task CheckAsync(string name, Func<IObjectStorage> open, ObjectStorageConformanceOptions? options = null)
    {
        ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken) => new(open());
        var suite = new ObjectStorageConformance(OpenAsync, (options ?? new ObjectStorageConformanceOptions()) with
        {
            OpenAnother = OpenAsync,
            AnswersRaces = false,
            AttributesOf = storage => ((S3Storage)DelegatingStorage.Unwrap(storage)).Services,
        });
        ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
    }
}
