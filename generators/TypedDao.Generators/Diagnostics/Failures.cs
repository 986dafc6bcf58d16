namespace TypedDao.Generators.Diagnostics;

/// <summary>Makes diagnostics of exceptions that nobody expected: one that escapes a generator is a warning that few see.</summary>
internal static class Failures
{
    public static DiagnosticInfo Describe(string what, Exception exception)
    {
        var frame = exception.StackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim();
        var message = $"{exception.GetType().Name}: {exception.Message.Replace("\r", string.Empty).Replace('\n', ' ')}";
        return new(InternalDescriptors.Failure.Id, null, [what, frame is null ? message : $"{message} ({frame})"]);
    }
}
