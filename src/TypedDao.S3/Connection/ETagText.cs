namespace TypedDao.S3.Connection;

/// <summary>ETags as entries have them: without the quotes that they have in headers and answers.</summary>
internal static class ETagText
{
    /// <summary>An ETag without its quotes; empty where there is none.</summary>
    /// <param name="etag">The ETag of an answer.</param>
    public static string Plain(string? etag) => etag?.Trim('"') ?? "";
}
