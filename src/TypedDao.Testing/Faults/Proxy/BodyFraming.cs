using System.Globalization;

namespace TypedDao.Testing;

/// <summary>How the end of a body is known.</summary>
internal enum BodyEnd
{
    /// <summary>By the length that the head tells; without a body it is 0.</summary>
    Length,

    /// <summary>By an empty chunk.</summary>
    Chunk,

    /// <summary>By the end of the connection.</summary>
    Connection,
}

/// <summary>How a body is laid out on the connection.</summary>
/// <param name="End">How its end is known.</param>
/// <param name="Length">Its length, where that is known.</param>
internal readonly record struct BodyFraming(BodyEnd End, long Length)
{
    public static BodyFraming OfRequest(HttpHead head)
    {
        if (head.Header("Transfer-Encoding") is not { } encoding)
        {
            return new BodyFraming(BodyEnd.Length, LengthOf(head) ?? 0);
        }

        // Two ways to find the end would let both sides disagree about where the next request begins.
        return head.Header("Content-Length") is not null
            ? throw new HttpFormatException("The request has both Transfer-Encoding and Content-Length.")
            : IsChunked(encoding)
                ? new BodyFraming(BodyEnd.Chunk, 0)
                : throw new HttpFormatException($"The request has the Transfer-Encoding '{encoding}', which does not end with chunked.");
    }

    public static BodyFraming OfAnswer(HttpHead head, string method)
    {
        if (method == "HEAD" || head.Status is < 200 or 204 or 304)
        {
            return new BodyFraming(BodyEnd.Length, 0);
        }

        return head.Header("Transfer-Encoding") is { } encoding
            ? new BodyFraming(IsChunked(encoding) ? BodyEnd.Chunk : BodyEnd.Connection, 0)
            : LengthOf(head) is { } length ? new BodyFraming(BodyEnd.Length, length) : new BodyFraming(BodyEnd.Connection, 0);
    }

    /// <summary>Where a body breaks off that is to break off in any case: at the latest before its last byte; negative without one.</summary>
    /// <param name="after">How many bytes get through where it has more.</param>
    public long BreakAt(long after) => End == BodyEnd.Length ? Math.Min(after, Length - 1) : after;

    private static bool IsChunked(string encoding)
        => encoding.AsSpan(encoding.LastIndexOf(',') + 1).Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase);

    private static long? LengthOf(HttpHead head)
    {
        if (head.Header("Content-Length") is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new HttpFormatException($"The Content-Length '{text}' is no length.");
    }
}
