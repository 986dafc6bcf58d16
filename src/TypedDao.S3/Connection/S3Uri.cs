using System.Text;

namespace TypedDao.S3.Connection;

/// <summary>Keys and parameters as they stand in URLs and signatures: everything but unreserved characters is escaped.</summary>
internal static class S3Uri
{
    /// <summary>Escapes a key, whose slashes stay.</summary>
    /// <param name="key">The key.</param>
    public static string Path(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>Parameters in the order of their names, as signatures need them; those without a value are left out.</summary>
    /// <param name="parameters">The parameters, in the order of their names.</param>
    public static string Query(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder();
        foreach ((string name, string? value) in parameters)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return query.ToString();
    }
}
