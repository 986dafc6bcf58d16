using System.ComponentModel;

namespace TypedDao.BuiltIn;

/// <summary>Transport security of a database connection.</summary>
public enum SslModeChoice
{
    /// <summary>Never encrypted.</summary>
    [Description("Never encrypted.")]
    Disable,

    /// <summary>Encrypted where the server offers it.</summary>
    [Description("Encrypted where the server offers it.")]
    Prefer,

    /// <summary>Always encrypted; the certificate is not checked.</summary>
    [Description("Always encrypted; the certificate is not checked.")]
    Require,

    /// <summary>Always encrypted; the certificate's authority is checked.</summary>
    [Description("Always encrypted; the certificate's authority is checked.")]
    VerifyCa,

    /// <summary>Always encrypted; the certificate's authority and host name are checked.</summary>
    [Description("Always encrypted; the certificate's authority and host name are checked.")]
    VerifyFull,
}
