using Microsoft.Extensions.Logging;

namespace TypedDao.Storage.Replicas;

/// <summary>What stores of replicas tell.</summary>
internal static partial class ReplicaLog
{
    [LoggerMessage(EventId = 1, EventName = "ReplicaRead", Level = LogLevel.Warning, Message = "The store {Store} does not answer: reading from {Replica}.")]
    public static partial void ReplicaRead(ILogger logger, Exception error, string store, string replica);
}
