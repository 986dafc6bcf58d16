using TypedDao.S3.Reading;
using TypedDao.Storage;

namespace TypedDao.S3.Writing;

/// <summary>The conditions of writes.</summary>
internal static class Conditions
{
    /// <summary>Whether a write has a condition, so that repeating it could lose against itself.</summary>
    /// <param name="options">How to write.</param>
    public static bool IsConditional(this PutOptions options) => options.IfAbsent || options.IfMatch is not null;

    /// <summary>
    /// Throws where the condition of a write does not hold at this moment. Looking before writing is not atomic: it is for requests of
    /// which compatible servers pass over the condition, and the capabilities say so.
    /// </summary>
    /// <param name="reader">Looks.</param>
    /// <param name="key">The key that is to be written.</param>
    /// <param name="options">The condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async ValueTask CheckAsync(S3Reader reader, string key, PutOptions options, CancellationToken cancellationToken)
    {
        StorageEntry? present = await reader.HeadAsync(key, default, cancellationToken).ConfigureAwait(false);
        if (options.IfAbsent && present is not null)
        {
            throw StorageErrors.AlreadyExists(key);
        }

        if (options.IfMatch is { } expected && expected != present?.ETag)
        {
            throw present is null ? StorageErrors.Gone(key) : StorageErrors.Changed(key);
        }
    }
}
