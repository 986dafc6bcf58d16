namespace Medallion;

/// <summary>The program was asked for something that cannot be.</summary>
internal sealed class UsageException(string message) : Exception(message);
