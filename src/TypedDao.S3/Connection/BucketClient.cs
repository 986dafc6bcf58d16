using System.Globalization;
using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.BuiltIn;
using TypedDao.S3.Errors;

namespace TypedDao.S3.Connection;

/// <summary>
/// One bucket with its two ways of asking: the SDK, and for the requests that are many (read, head, list) plain HTTP with signatures
/// of our own, which costs a fraction. Neither repeats anything: that is decided by whoever knows what a repetition does.
/// </summary>
internal sealed class BucketClient : IDisposable
{
    private const string DefaultRegion = "us-east-1";

    private readonly HttpClient _http;
    private readonly SigV4Signer _signer;
    private readonly string _base;
    private readonly string _path;
    private volatile bool _isSeen;

    /// <summary>Prepares a bucket; no request is made.</summary>
    /// <param name="options">How to reach it.</param>
    /// <param name="timeProvider">The clock.</param>
    public BucketClient(S3StorageOptions options, TimeProvider timeProvider)
    {
        Options = options;
        TimeProvider = timeProvider;
        Keys = new BucketKeys(options.Bucket, options.Prefix);
        Sdk = new AmazonS3Client(options.Credentials, Configure(options));
        Name = options.Bucket;
        Region = Sdk.Config.AuthenticationRegion ?? Sdk.Config.RegionEndpoint?.SystemName ?? DefaultRegion;
        string url = Sdk.DetermineServiceOperationEndpoint(new GetObjectRequest { BucketName = Name, Key = "x" }).URL;
        _base = url.TrimEnd('/');
        _path = new Uri(_base).AbsolutePath.TrimEnd('/');
        Server = new Uri(_base).Authority;
        string host = new Uri(_base).Host;
        IsAmazon = host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase);
        IsEncrypted = _base.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        SendsChecksums = Sdk.Config.RequestChecksumCalculation == RequestChecksumCalculation.WHEN_SUPPORTED;
        _signer = new SigV4Signer(Region, timeProvider);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>How to reach it.</summary>
    public S3StorageOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>The region that signatures are made for.</summary>
    public string Region { get; }

    /// <summary>The keys.</summary>
    public BucketKeys Keys { get; }

    /// <summary>The SDK.</summary>
    public AmazonS3Client Sdk { get; }

    /// <summary>Whether it is Amazon's own server, whose guarantees are known.</summary>
    public bool IsAmazon { get; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Whether checksums are sent wherever they can be.</summary>
    public bool SendsChecksums { get; }

    /// <summary>The server, for errors.</summary>
    public string Server { get; }

    /// <summary>Who pays, as requests say it.</summary>
    public RequestPayer? Payer => Options.RequesterPays ? RequestPayer.Requester : null;

    /// <summary>Whether another bucket is on the same server and asked with the same key, so that the server can copy from this one to it.</summary>
    /// <param name="other">The other bucket.</param>
    /// <param name="cancellationToken">Ends the waiting for credentials.</param>
    public async ValueTask<bool> IsBesideAsync(BucketClient other, CancellationToken cancellationToken)
    {
        if (Region != other.Region || !string.Equals(ServerOf(this), ServerOf(other), StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ImmutableCredentials own = await Options.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        ImmutableCredentials others = await other.Options.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return own.AccessKey == others.AccessKey;
    }

    /// <summary>Asks by plain HTTP. The caller disposes the answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="key">The bucket's key; null: the bucket itself.</param>
    /// <param name="query">The encoded parameters, in the order of their names.</param>
    /// <param name="prepare">Adds headers.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The answer, whatever its status, with its body still to be read.</returns>
    public async ValueTask<HttpResponseMessage> SendAsync(
        HttpMethod method, string? key, string query, Action<HttpRequestMessage>? prepare, CancellationToken cancellationToken)
    {
        string suffix = key is null ? "/" : "/" + S3Uri.Path(key);
        string url = query.Length == 0 ? _base + suffix : $"{_base}{suffix}?{query}";
        using var request = new HttpRequestMessage(method, new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        prepare?.Invoke(request);
        if (Options.RequesterPays)
        {
            request.Headers.TryAddWithoutValidation("x-amz-request-payer", "requester");
        }

        ImmutableCredentials credentials = await Options.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (credentials is not null)
        {
            _signer.Sign(request, _path + suffix, query, credentials);
        }

        using var timeout = new CancellationTokenSource(Options.Timeout, TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            _isSeen |= answer.IsSuccessStatusCode;
            return answer;
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TypedDaoException(ErrorKind.Timeout, string.Create(CultureInfo.InvariantCulture, $"The server did not answer within {Options.Timeout.TotalSeconds} seconds."), error);
        }
    }

    /// <summary>
    /// Throws where the bucket does not exist: a head request answers alike whether the key or the bucket is missing, so that a wrong
    /// name would look like an empty bucket.
    /// </summary>
    /// <param name="call">The call that found nothing.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask RequireAsync(S3Call call, CancellationToken cancellationToken)
    {
        if (_isSeen)
        {
            return;
        }

        string query = S3Uri.Query(("list-type", "2"), ("max-keys", "1"), ("prefix", Keys.FullPrefix(call.Key)));
        try
        {
            using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, null, query, null, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Forbidden)
            {
                throw await S3Errors.OfAsync(answer, this, call, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (S3Errors.Concerns(error, cancellationToken))
        {
            throw S3Errors.Of(error, this, call);
        }

        // Whoever may not list knows at least that there is something.
        _isSeen = true;
    }

    /// <summary>Asks the SDK, whose exceptions become those of TypedDao.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">What is asked, for errors.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<T> AskAsync<T>(S3Call call, Func<AmazonS3Client, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            T answer = await request(Sdk, cancellationToken).ConfigureAwait(false);
            _isSeen = true;
            return answer;
        }
        catch (Exception error) when (S3Errors.Concerns(error, cancellationToken))
        {
            throw S3Errors.Of(error, this, call);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        Sdk.Dispose();
    }

    // The bucket may be in the host.
    private static string ServerOf(BucketClient bucket)
        => bucket.Server.StartsWith(bucket.Name + ".", StringComparison.OrdinalIgnoreCase) ? bucket.Server[(bucket.Name.Length + 1)..] : bucket.Server;

    private static AmazonS3Config Configure(S3StorageOptions options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            ThrottleRetries = false,
            Timeout = options.Timeout,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = options.Region ?? DefaultRegion;
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        // Asked of another configuration, since the first question settles the region of this one.
        bool isAmazon = options.Endpoint is null && new AmazonS3Config().ServiceURL is null;
        bool sends = (options.Checksums ?? (isAmazon ? S3Checksums.WhenSupported : S3Checksums.WhenRequired)) == S3Checksums.WhenSupported;
        config.RequestChecksumCalculation = sends ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = sends ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED;
        return config;
    }
}
