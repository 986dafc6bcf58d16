namespace TypedDao.Codecs.Tests.Support;

/// <summary>A file that is read in reads of a fixed size, of which one can fail, hang, or be watched.</summary>
internal sealed class GatedFile(byte[] bytes, int readSize) : IFileSource
{
    private int _reads;
    private int _inside;
    private long _given;

    public string Key => "data.txt";

    public string Address => "memory://data.txt";

    public long? Length => bytes.Length;

    /// <summary>Called before each read with its number, from 0.</summary>
    public Func<int, CancellationToken, ValueTask>? BeforeRead { get; init; }

    /// <summary>The bytes read so far.</summary>
    public long Given => Interlocked.Read(ref _given);

    /// <summary>The reads so far.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Whether the stream was closed; no read comes after that.</summary>
    public bool IsClosed { get; private set; }

    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        => ValueTask.FromResult<Stream>(new GatedStream(this, bytes, readSize));

    private sealed class GatedStream(GatedFile file, byte[] bytes, int readSize) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Assert.False(file.IsClosed, "read after it was closed");
            Assert.Equal(1, Interlocked.Increment(ref file._inside));
            try
            {
                if (file.BeforeRead is { } before)
                {
                    await before(Interlocked.Increment(ref file._reads) - 1, cancellationToken);
                }

                int count = Read(buffer.Span[..Math.Min(buffer.Length, readSize)]);
                Interlocked.Add(ref file._given, count);
                return count;
            }
            finally
            {
                Interlocked.Decrement(ref file._inside);
            }
        }

        protected override void Dispose(bool disposing)
        {
            Assert.Equal(0, Volatile.Read(ref file._inside));
            file.IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
