using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>
/// The laws of <see cref="IObjectStorage"/> as tests, for any test framework: make each of <see cref="Cases"/> a test that calls
/// <see cref="RunAsync"/>.
/// </summary>
/// <remarks>
/// Each case works below a prefix of its own and removes what it wrote, so that a storage may open the same bucket each time.
/// <code>
/// public static TheoryData&lt;string&gt; Cases =&gt; [.. ObjectStorageConformance.Cases];
///
/// [Theory, MemberData(nameof(Cases))]
/// public async Task Keeps_the_law(string name)
/// {
///     var suite = new ObjectStorageConformance(_ =&gt; new(new MyStorage()));
///     ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
///     Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
/// }
/// </code>
/// </remarks>
/// <param name="open">Opens the storage; the suite disposes it.</param>
/// <param name="options">How to test; null: the defaults.</param>
public sealed class ObjectStorageConformance(
    Func<CancellationToken, ValueTask<IObjectStorage>> open, ObjectStorageConformanceOptions? options = null)
{
    private static readonly StorageCase[] All =
    [
        .. WriteCases.All, .. ConditionCases.All, .. ReadCases.All, .. SnapshotCases.All, .. UploadCases.All,
        .. ListCases.All, .. DeleteCases.All, .. CopyCases.All, .. AttributeCases.All, .. KeyCases.All, .. LifetimeCases.All,
    ];

    private readonly ObjectStorageConformanceOptions _options = options ?? new ObjectStorageConformanceOptions();

    /// <summary>The names of all cases.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. All.Select(item => item.Name)];

    /// <summary>The law that a case tests, as a sentence.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    public static string LawOf(string name) => Find(name).Law;

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <returns>Whether the case ran; it does not where the storage lacks the capability.</returns>
    /// <exception cref="ConformanceException">The law is broken.</exception>
    public async ValueTask<ConformanceOutcome> RunAsync(string name, CancellationToken cancellationToken)
    {
        StorageCase item = Find(name);
        IObjectStorage storage = await open(cancellationToken).ConfigureAwait(false);
        await using (storage.ConfigureAwait(false))
        {
            if (item.Skip?.Invoke(storage.Capabilities, _options) is { } reason)
            {
                return new ConformanceOutcome(reason);
            }

            var probe = new StorageProbe(item, storage, open, _options, cancellationToken);
            try
            {
                await item.RunAsync(probe).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not ConformanceException && !cancellationToken.IsCancellationRequested)
            {
                throw new ConformanceException(item.Name, item.Law, $"an unexpected {error.GetType().Name}: {error.Message}", error);
            }

            await probe.CleanAsync().ConfigureAwait(false);
        }

        return default;
    }

    private static StorageCase Find(string name)
        => All.FirstOrDefault(item => item.Name == name)
            ?? throw new ArgumentException($"There is no case '{name}'; {nameof(Cases)} has their names.", nameof(name));
}
