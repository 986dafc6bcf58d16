using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using TypedDao.BuiltIn;

namespace TypedDao.S3.Connection;

/// <summary>Finds the credentials of a store.</summary>
internal static class S3Credentials
{
    /// <summary>The credentials that a store names, or else those that the SDK finds in its usual places.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends the waiting: the SDK may ask the machine's metadata service.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.Configuration"/>: the profile does not exist. <see cref="ErrorKind.Unauthenticated"/>: there are none.
    /// </exception>
    public static async ValueTask<AWSCredentials> FindAsync(S3Store store, CancellationToken cancellationToken)
    {
        if (store is { AccessKey: { } key, SecretKey: { } secret })
        {
            return store.SessionToken is { } token
                ? new SessionAWSCredentials(key.Reveal(), secret.Reveal(), token.Reveal())
                : new BasicAWSCredentials(key.Reveal(), secret.Reveal());
        }

        if (store.Profile is { } profile)
        {
            return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out AWSCredentials found)
                ? found
                : throw new TypedDaoException(ErrorKind.Configuration, $"'profile' is '{profile}', and the shared configuration of AWS has no such profile.")
                {
                    Cure = "Correct 'profile' of the store, or make the profile, for example by 'aws configure --profile NAME'.",
                };
        }

        return await FindAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The credentials that the SDK finds in its usual places.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async ValueTask<AWSCredentials> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(static () => DefaultAWSCredentialsIdentityResolver.GetCredentials(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonClientException error)
        {
            throw Missing(error);
        }
    }

    /// <summary>There are no credentials.</summary>
    /// <param name="error">What the SDK says.</param>
    public static TypedDaoException Missing(Exception error)
        => new(ErrorKind.Unauthenticated, "There are no credentials for S3: neither in the store nor where the SDK looks for them.", error)
        {
            Cure = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or 'profile', or 'access_key' and 'secret_key' of the store as placeholders.",
        };
}
