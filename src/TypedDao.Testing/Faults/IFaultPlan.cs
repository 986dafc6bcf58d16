namespace TypedDao.Testing;

/// <summary>Decides which calls go wrong. Called concurrently.</summary>
public interface IFaultPlan
{
    /// <summary>The fault of a call; null: it goes well.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key, or the prefix of a listing.</param>
    /// <param name="isConditional">Whether it is a write under a condition.</param>
    Fault? Next(StorageCall call, string key, bool isConditional);
}
