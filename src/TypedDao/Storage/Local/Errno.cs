namespace TypedDao.Storage.Local;

/// <summary>Error numbers of Unix. Those that differ between Linux and BSD (macOS) are looked up.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Denied = 13;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NotADirectory = 20;
    public const int IsADirectory = 21;
    public const int TooManyOpenInSystem = 23;
    public const int TooManyOpen = 24;
    public const int FileTooLarge = 27;
    public const int NoSpace = 28;
    public const int ReadOnly = 30;
    public const int TooManyLinks = 31;

    public static readonly int NameTooLong = OperatingSystem.IsLinux() ? 36 : 63;
    public static readonly int WouldBlock = OperatingSystem.IsLinux() ? 11 : 35;
    public static readonly int NotImplemented = OperatingSystem.IsLinux() ? 38 : 78;
    public static readonly int NotEmpty = OperatingSystem.IsLinux() ? 39 : 66;
    public static readonly int NotSupported = OperatingSystem.IsLinux() ? 95 : 45;
    public static readonly int QuotaExceeded = OperatingSystem.IsLinux() ? 122 : 69;
}
