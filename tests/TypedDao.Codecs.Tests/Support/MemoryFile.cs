using System.Text;

namespace TypedDao.Codecs.Tests.Support;

/// <summary>A file in memory that gives its bytes in pieces of a fixed size.</summary>
internal sealed class MemoryFile(byte[] bytes, string key = "data.txt", int pieceSize = int.MaxValue) : IFileSource
{
    public MemoryFile(string text, string key = "data.txt", int pieceSize = int.MaxValue)
        : this(Encoding.UTF8.GetBytes(text), key, pieceSize)
    {
    }

    public string Key => key;

    public string Address => $"memory://{key}";

    public long? Length => bytes.Length;

    /// <summary>Streams that were opened and not closed.</summary>
    public int Open { get; private set; }

    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        Open++;
        return ValueTask.FromResult<Stream>(new PieceStream(bytes, pieceSize, () => Open--));
    }

    private sealed class PieceStream(byte[] bytes, int pieceSize, Action closed) : MemoryStream(bytes)
    {
        private bool _isClosed;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pieceSize < int.MaxValue && Position % 16 == 0)
            {
                await Task.Yield();
            }

            return Read(buffer.Span[..Math.Min(buffer.Length, pieceSize)]);
        }

        protected override void Dispose(bool disposing)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                closed();
            }

            base.Dispose(disposing);
        }
    }
}
