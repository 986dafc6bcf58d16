namespace TypedDao.Cli;

/// <summary>A refusal that the tool prints as it is.</summary>
/// <param name="message">What is wrong, and the cure.</param>
internal sealed class ToolException(string message) : Exception(message);
