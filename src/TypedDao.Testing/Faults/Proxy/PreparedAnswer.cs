using System.Text;

namespace TypedDao.Testing;

/// <summary>An answer that a <see cref="FaultProxy"/> gives instead of the upstream's. <c>Content-Length</c> is added.</summary>
/// <param name="status">The status, from 200 to 599.</param>
/// <param name="body">The body; left out where the request is HEAD.</param>
public sealed class PreparedAnswer(int status, ReadOnlyMemory<byte> body = default)
{
    /// <summary>The status.</summary>
    public int Status { get; } = status is >= 200 and <= 599
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), status, "The status of an answer is from 200 to 599.");

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The phrase behind the status.</summary>
    public string Reason { get; init; } = "Injected";

    /// <summary>The headers besides <c>Content-Length</c>, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>An answer of plain text.</summary>
    internal static PreparedAnswer OfText(int status, string reason, string text) => new(status, Encoding.UTF8.GetBytes(text))
    {
        Reason = reason,
        Headers = [new("Content-Type", "text/plain; charset=utf-8")],
    };

    /// <summary>What goes over the connection.</summary>
    /// <param name="isHead">Whether the request is HEAD, which gets no body.</param>
    /// <param name="closes">Whether the connection ends with the answer.</param>
    internal byte[] Encode(bool isHead, bool closes)
    {
        bool hasBody = Status is not (204 or 304);
        var head = new StringBuilder().Append("HTTP/1.1 ").Append(Status).Append(' ').Append(Reason).Append("\r\n");
        foreach ((string name, string value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (hasBody)
        {
            head.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        }

        head.Append(closes ? "Connection: close\r\n\r\n" : "\r\n");
        byte[] encoded = Encoding.Latin1.GetBytes(head.ToString());
        return hasBody && !isHead ? [.. encoded, .. Body.Span] : encoded;
    }
}
