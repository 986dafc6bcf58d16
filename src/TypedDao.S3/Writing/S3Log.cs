using Microsoft.Extensions.Logging;

namespace TypedDao.S3.Writing;

/// <summary>What the storage says in logs.</summary>
internal static partial class S3Log
{
    /// <summary>Parts of an upload stay on the server.</summary>
    /// <param name="log">The log.</param>
    /// <param name="address">Where the object was to be.</param>
    /// <param name="uploadId">The server's name for the upload.</param>
    /// <param name="error">Why.</param>
    [LoggerMessage(1, LogLevel.Warning, "The unfinished upload {UploadId} of {Address} could not be removed: its parts stay until 'typeddao uploads --remove' or a lifecycle rule removes them.")]
    public static partial void NotAbandoned(ILogger log, string address, string uploadId, Exception error);

    /// <summary>The answer that names an upload was lost: it is begun anew, and nobody can tell the first from those of others.</summary>
    /// <param name="log">The log.</param>
    /// <param name="address">Where the object is to be.</param>
    /// <param name="error">How the answer was lost.</param>
    [LoggerMessage(2, LogLevel.Warning, "The server may have begun an upload of {Address} without our knowing its name: it stays, empty, until 'typeddao uploads --remove' or a lifecycle rule removes it.")]
    public static partial void MayBeBegun(ILogger log, string address, Exception error);
}
