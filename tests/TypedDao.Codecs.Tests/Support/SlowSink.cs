namespace TypedDao.Codecs.Tests.Support;

/// <summary>Takes bytes once it is released; never two writes at a time.</summary>
internal sealed class SlowSink : MemoryStream
{
    private int _begun;
    private int _ended;

    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Failing { get; init; } = -1;

    public int Begun => Volatile.Read(ref _begun);

    public int Ended => Volatile.Read(ref _ended);

    public byte[] Bytes => ToArray();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int number = Interlocked.Increment(ref _begun) - 1;
        Assert.Equal(number, Ended);
        await Release.Task;
        if (number == Failing)
        {
            Interlocked.Increment(ref _ended);
            throw new IOException($"write {number}");
        }

        await base.WriteAsync(buffer, CancellationToken.None);
        Interlocked.Increment(ref _ended);
    }
}
