namespace TypedDao.Testing;

/// <summary>Passes the body of an answer on.</summary>
/// <param name="reader">Where it comes from.</param>
/// <param name="writer">Where it goes.</param>
/// <param name="timeProvider">The clock of a slow body.</param>
internal sealed class AnswerRelay(BodyReader reader, BodyWriter writer, TimeProvider timeProvider)
{
    private const int PiecesPerSecond = 10;

    /// <summary>Passes it on, all or up to a byte.</summary>
    /// <param name="breakAt">Where it breaks off; null: it does not.</param>
    /// <param name="bytesPerSecond">How fast; null: as fast as it can.</param>
    /// <param name="isEnded">Whether it is ended where it breaks off, as if it were whole.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether it is whole.</returns>
    public async Task<bool> PassAsync(long? breakAt, int? bytesPerSecond, bool isEnded, CancellationToken cancellationToken)
    {
        long left = breakAt ?? long.MaxValue;
        while (left > 0)
        {
            ReadOnlyMemory<byte> piece = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (piece.Length == 0)
            {
                break;
            }

            piece = piece[..(int)Math.Min(piece.Length, left)];
            left -= piece.Length;
            await WriteAsync(piece, bytesPerSecond ?? int.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        if (breakAt is null || isEnded)
        {
            await writer.CompleteAsync(reader.Trailers, cancellationToken).ConfigureAwait(false);
        }

        return breakAt is null;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, int bytesPerSecond, CancellationToken cancellationToken)
    {
        while (piece.Length > 0)
        {
            int length = Math.Min(piece.Length, Math.Max(1, bytesPerSecond / PiecesPerSecond));
            if (bytesPerSecond != int.MaxValue)
            {
                await Task.Delay(TimeSpan.FromSeconds((double)length / bytesPerSecond), timeProvider, cancellationToken).ConfigureAwait(false);
            }

            await writer.WriteAsync(piece[..length], cancellationToken).ConfigureAwait(false);
            piece = piece[length..];
        }
    }
}
