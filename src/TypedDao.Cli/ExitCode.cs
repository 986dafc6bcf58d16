namespace TypedDao.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;
}
