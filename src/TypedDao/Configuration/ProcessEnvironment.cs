using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Configuration;

/// <summary>The environment variables of the process: the only class that reads them.</summary>
internal static class ProcessEnvironment
{
    /// <summary>The value of a variable; null where it is not set.</summary>
    /// <param name="name">The variable's name.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one class that reads the environment.")]
    public static string? Read(string name) => Environment.GetEnvironmentVariable(name);
}
