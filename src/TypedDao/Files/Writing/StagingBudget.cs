namespace TypedDao.Files.Writing;

/// <summary>The memory in bytes that the files of one write may use together while their keys are not known.</summary>
/// <param name="limit">The limit in bytes.</param>
internal sealed class StagingBudget(long limit)
{
    private long _used;

    /// <summary>Takes bytes, if there are enough.</summary>
    /// <param name="bytes">How many.</param>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= limit)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    /// <summary>Gives bytes back.</summary>
    /// <param name="bytes">How many.</param>
    public void Return(long bytes) => Interlocked.Add(ref _used, -bytes);
}
