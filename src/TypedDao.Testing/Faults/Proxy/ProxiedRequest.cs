namespace TypedDao.Testing;

/// <summary>The head of a request that a <see cref="FaultProxy"/> received.</summary>
public sealed class ProxiedRequest
{
    private readonly string _query;

    /// <summary>A request, as a plan's own tests make it.</summary>
    /// <param name="method">The method, such as <c>PUT</c>.</param>
    /// <param name="target">The path and the query, as the client wrote them.</param>
    /// <param name="headers">The headers, in order.</param>
    public ProxiedRequest(string method, string target, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(headers);
        int question = target.IndexOf('?', StringComparison.Ordinal);
        (Method, Target, Headers) = (method, target, headers);
        (Path, _query) = question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }

    /// <summary>The method, such as <c>PUT</c>.</summary>
    public string Method { get; }

    /// <summary>The path and the query, as the client wrote them.</summary>
    public string Target { get; }

    /// <summary>The path, as the client wrote it.</summary>
    public string Path { get; }

    /// <summary>The headers, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The value of a header; null where there is none.</summary>
    /// <param name="name">Its name, in any case.</param>
    public string? Header(string name)
    {
        foreach ((string key, string value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>
    /// The decoded value of a part of the query, such as <c>partNumber</c>; empty where it has none, such as <c>uploads</c>; null where
    /// the query has no such part.
    /// </summary>
    /// <param name="name">Its name.</param>
    public string? Query(string name)
    {
        foreach (string part in _query.Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? part : part[..equals];
            if (key.Length > 0 && Uri.UnescapeDataString(key) == name)
            {
                return equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..]);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Target}";
}
