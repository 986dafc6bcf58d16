using System.Globalization;
using System.Text;

namespace TypedDao.Testing;

/// <summary>The first line and the headers of a message, kept as they came so that they can be passed on unchanged.</summary>
internal sealed class HttpHead
{
    private HttpHead(byte[] bytes, KeyValuePair<string, string>[] headers) => (Bytes, Headers) = (bytes, headers);

    /// <summary>All of it, with the empty line at the end.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public KeyValuePair<string, string>[] Headers { get; }

    /// <summary>The method of a request.</summary>
    public string Method { get; private init; } = "";

    /// <summary>The path and the query of a request.</summary>
    public string Target { get; private init; } = "";

    /// <summary>The status of an answer.</summary>
    public int Status { get; private init; }

    /// <summary>Whether the connection may serve another exchange behind this one, as far as this side says.</summary>
    public bool KeepsAlive => IsOld ? Lists("Connection", "keep-alive") : !Lists("Connection", "close");

    /// <summary>Whether it is of HTTP 1.0.</summary>
    private bool IsOld { get; init; }

    public static HttpHead OfRequest(byte[] bytes)
    {
        string[] lines = Lines(bytes);
        return lines[0].Split(' ') is [{ Length: > 0 } method, { Length: > 0 } target, ("HTTP/1.1" or "HTTP/1.0") and { } version]
            ? new HttpHead(bytes, Parse(lines)) { Method = method, Target = target, IsOld = version == "HTTP/1.0" }
            : throw new HttpFormatException($"The request begins with '{lines[0]}', which is not HTTP 1.1.");
    }

    public static HttpHead OfAnswer(byte[] bytes)
    {
        string[] lines = Lines(bytes);
        string[] parts = lines[0].Split(' ', 3);
        return parts is ["HTTP/1.1" or "HTTP/1.0", { Length: 3 } number, ..]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status >= 100
            ? new HttpHead(bytes, Parse(lines)) { Status = status, IsOld = parts[0] == "HTTP/1.0" }
            : throw new HttpFormatException($"The answer begins with '{lines[0]}', which is not HTTP 1.1.");
    }

    /// <summary>The values of all headers of a name, joined; null where there is none.</summary>
    public string? Header(string name)
    {
        string? joined = null;
        foreach ((string key, string value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                joined = joined is null ? value : $"{joined}, {value}";
            }
        }

        return joined;
    }

    /// <summary>Whether a header that is a list has an element.</summary>
    public bool Lists(string name, string element)
        => Header(name) is { } value && value.Split(',').Any(part => part.AsSpan().Trim().Equals(element, StringComparison.OrdinalIgnoreCase));

    /// <summary>All of it with another value of one header that it has.</summary>
    public ReadOnlyMemory<byte> With(string name, string value)
    {
        IEnumerable<string> lines = Encoding.Latin1.GetString(Bytes.Span).Split("\r\n").Select(line =>
            line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                ? $"{name}: {value}"
                : line);
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines));
    }

    // Without the empty line at the end.
    private static string[] Lines(byte[] bytes) => Encoding.Latin1.GetString(bytes, 0, bytes.Length - 4).Split("\r\n");

    private static KeyValuePair<string, string>[] Parse(string[] lines)
    {
        var headers = new KeyValuePair<string, string>[lines.Length - 1];
        for (int i = 0; i < headers.Length; i++)
        {
            string line = lines[i + 1];
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t', '\r'))
            {
                throw new HttpFormatException($"The line '{line}' of the head is no header.");
            }

            headers[i] = new(line[..colon], line[(colon + 1)..].Trim());
        }

        return headers;
    }
}
