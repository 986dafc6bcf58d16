using TypedDao.BuiltIn;
using TypedDao.Layers;
using TypedDao.S3;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Cli.Places;

/// <summary>How buckets are reached, as the command line and the environment say it.</summary>
/// <param name="Endpoint">The URL of a compatible server; null: Amazon S3, or what the environment says.</param>
/// <param name="Region">The region; null: as the environment says.</param>
/// <param name="Profile">The profile of the shared configuration of AWS; null: as the environment says.</param>
internal sealed record BucketAccess(Uri? Endpoint, string? Region, string? Profile)
{
    /// <summary>What errors call it, where a store has its name.</summary>
    private const string Store = "s3";

    private static readonly string[] EndpointVariables = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    /// <summary>Whether buckets are in the path of URLs: servers of one's own seldom have a host name for each.</summary>
    public bool IsPathStyle => Endpoint is not null || EndpointVariables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    /// <summary>Opens a bucket; no request is made.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="cancellationToken">Ends the search for credentials.</param>
    /// <returns>What a store of type <c>s3</c> offers, its storage under the layers that a context gives it.</returns>
    public async ValueTask<StoreConnection> OpenAsync(string bucket, CancellationToken cancellationToken)
    {
        var retry = new RetryPolicy(new RetryOptions(), TimeProvider.System, Store);
        var context = new StoreContext(Store, Directory.GetCurrentDirectory(), TimeProvider.System, NoServices.Instance) { Retry = retry };
        var options = new S3Store(bucket) { Endpoint = Endpoint, Region = Region, Profile = Profile, PathStyle = IsPathStyle };
        StoreConnection connection = await new S3StoreProvider().OpenAsync(options, context, cancellationToken).ConfigureAwait(false);
        return connection.Replace<IObjectStorage>(storage => StorageLayers.Apply(storage, retry, TimeProvider.System));
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
