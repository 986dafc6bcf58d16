namespace TypedDao.Generators.Diagnostics;

/// <summary>Makes diagnostics of exceptions that nobody expected: one that escapes a generator is a warning that few see.</summary>
internal static class Failures
{
    /// <param name="path">The file that was at hand, where there was one.</param>
    public static DiagnosticInfo Describe(string what, Exception exception, string? path = null)
    {
        // The method without its file: paths are those of the machine that compiled it.
        var frame = exception.StackTrace?.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim();
        frame = frame is not null && frame.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var end ? frame.Substring(0, end) : frame;
        var message = $"{exception.GetType().Name}: {exception.Message.Replace("\r", string.Empty).Replace('\n', ' ')}";
        return new(InternalDescriptors.Failure.Id, path is null ? null : SourcePlace.StartOf(path), [what, frame is null ? message : $"{message} ({frame})"]);
    }
}
