namespace TypedDao.Files.Writing;

/// <summary>Identifiers of writes: UUIDs of version 7, each later than the one before also within a millisecond.</summary>
/// <param name="clock">The clock.</param>
internal sealed class WriteIds(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _last;

    /// <summary>The next identifier.</summary>
    public Guid Next()
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset next = _last.AddMilliseconds(1);
            _last = now > next ? now : next;
            return Guid.CreateVersion7(_last);
        }
    }
}
