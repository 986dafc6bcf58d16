using System.Text.RegularExpressions;

namespace TypedDao.Layers;

/// <summary>What other libraries say, without what they should not have said.</summary>
internal static partial class ForeignText
{
    /// <summary>Takes out user information of URLs and values that are named like secrets: signatures, tokens, passwords, keys.</summary>
    /// <param name="text">The text.</param>
    public static string Redact(string text) => NamedValue().Replace(UserInformation().Replace(text, "://***@"), "$1***");

    // Up to the last '@', since a password may hold one.
    [GeneratedRegex(@"://[^\s/]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(
        """(\b[\w-]*(?:password|passwd|pwd|secret|token|signature|credential|access_?key|account_?key|api_?key)[\w-]*\s*=\s*|\bsig=)("[^"]*"|'[^']*'|[^\s;&,'"]+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedValue();
}
