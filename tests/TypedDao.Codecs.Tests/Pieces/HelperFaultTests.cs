using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Batches;
using TypedDao.Codecs.Compression;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Tests.Pieces;

/// <summary>Where no further decoder or encoder can be made, who waits is told.</summary>
public sealed class HelperFaultTests
{
    private const string Fault = "No helper can be made.";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_decoder_that_cannot_be_made_is_the_error_of_its_piece()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("row\n", 1000))));
        await using var source = new PieceSource(file, new Lines(), "memory");
        using var first = new RowPiece<int>(16);
        var queue = new PieceQueue<int>(source, new Decoder(), first, degree: 3, pieceSize: 16);

        Exception? error = null;
        while (error is null)
        {
            (PieceFill fill, RowPiece<int>? piece) = await queue.NextAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);
            Assert.Equal(PieceFill.Filled, fill);
            error = piece!.Error?.SourceException;
            piece.Clear();
            queue.Free(piece);
        }

        Assert.Equal(Fault, error.Message);
        await queue.DisposeAsync().AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_encoder_that_cannot_be_made_is_the_error_of_the_file()
    {
        using var encoder = new Encoder();
        var queue = new BatchQueue<int>(encoder, new CompressedSink(Stream.Null, CompressionChoice.None, "file"), degree: 3);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(queue).WaitAsync(Deadline, TestContext.Current.CancellationToken));

        Assert.Equal(Fault, error.Message);
        await queue.DisposeAsync().AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    // Until a helper has come, which takes long on a busy machine.
    private static async Task WriteAsync(BatchQueue<int> queue)
    {
        RowBatch<int> batch = queue.Take();
        for (int i = 0; ; i++)
        {
            batch.Begin(i + 1, 1);
            batch.Add(i);
            batch = await queue.ExchangeAsync(batch, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Lines : RowCutter
    {
        public override int Find(ReadOnlySpan<byte> text) => text.LastIndexOf((byte)'\n') + 1;
    }

    private sealed class Decoder : PieceDecoder<int>
    {
        public override bool IsBound => true;

        public override PieceDecoder<int> Fork() => throw new InvalidOperationException(Fault);

        protected override long DecodeRows(RowPiece<int> piece)
        {
            // Leaves work to others.
            Thread.Sleep(1);
            return 1;
        }
    }

    private sealed class Encoder : RowEncoder<int>
    {
        public override void Encode(int row)
        {
            Thread.Sleep(1);
            Output.Reserve(Output.Length, 1)[Output.Length++] = (byte)'x';
        }

        public override RowEncoder<int> Fork() => throw new InvalidOperationException(Fault);
    }
}
