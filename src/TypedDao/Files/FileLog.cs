using Microsoft.Extensions.Logging;

namespace TypedDao.Files;

/// <summary>What the file interface tells. Values of rows are never part of it.</summary>
internal static partial class FileLog
{
    [LoggerMessage(EventId = 1, EventName = "RowsSkipped", Level = LogLevel.Warning,
        Message = "Skipped {Count} bad rows of {Source}, an object {Object}. The first is on line {Line}, column {Column}: {Error}.")]
    public static partial void RowsSkipped(ILogger logger, long count, string source, string @object, long line, string column, string error);

    [LoggerMessage(EventId = 2, EventName = "RowsRejected", Level = LogLevel.Warning,
        Message = "Kept {Count} bad rows of {Source}, an object {Object}, in {RejectTo}.")]
    public static partial void RowsRejected(ILogger logger, long count, string source, string @object, string rejectTo);

    [LoggerMessage(EventId = 3, EventName = "RejectsIncomplete", Level = LogLevel.Warning,
        Message = "The read of {Source}, an object {Object}, stopped early: {Kept} of its {Count} bad rows were offered to {RejectTo}.")]
    public static partial void RejectsIncomplete(ILogger logger, string source, string @object, long kept, long count, string rejectTo);

    [LoggerMessage(EventId = 4, EventName = "StagingLeft", Level = LogLevel.Warning,
        Message = "The temporary file {Address} could not be removed; readers do not see it.")]
    public static partial void StagingLeft(ILogger logger, Exception error, string address);
}
