using System.Text;

namespace TypedDao.Storage;

/// <summary>
/// The rules of keys: 1 to 1024 bytes of UTF-8; segments joined by <c>/</c>, none empty, <c>.</c> or <c>..</c>; no control
/// characters; well-formed Unicode.
/// </summary>
public static class StorageKey
{
    /// <summary>Longest key in bytes of UTF-8.</summary>
    public const int MaximumLength = 1024;

    /// <summary>Says why a key is not allowed, as the end of a sentence; null where it is.</summary>
    /// <param name="key">The key.</param>
    public static string? Refuse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0)
        {
            return "it is empty";
        }

        foreach (char c in key)
        {
            if (char.IsControl(c))
            {
                return $"it contains the control character U+{(int)c:X4}";
            }
        }

        foreach (Range range in key.AsSpan().Split('/'))
        {
            switch (key.AsSpan(range))
            {
                case "":
                    return "it has an empty segment";
                case ".":
                case "..":
                    return "it has a segment '.' or '..'";
                default:
                    break;
            }
        }

        try
        {
            return Strict.GetByteCount(key) > MaximumLength ? $"it is longer than {MaximumLength} bytes" : null;
        }
        catch (EncoderFallbackException)
        {
            return "it is not well-formed Unicode";
        }
    }

    /// <summary>Throws where a key is not allowed.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="TypedDaoException">Kind <see cref="ErrorKind.NotSupported"/>: the key breaks the rules.</exception>
    public static void Check(string key)
    {
        if (Refuse(key) is { } reason)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"'{key}' cannot be a key: {reason}.");
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
