using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs.Pieces;

/// <summary>Decodes pieces of one file, one after the other. Several decoders of a file work at the same time.</summary>
internal abstract class PieceDecoder<TRow> : IDisposable
{
    /// <summary>Whether the columns of the file are known: pieces can then be decoded in any order.</summary>
    public abstract bool IsBound { get; }

    /// <summary>Another decoder of the same file, once the columns are known.</summary>
    public abstract PieceDecoder<TRow> Fork();

    /// <summary>Decodes the rows of a piece.</summary>
    /// <param name="piece">The piece; it takes the rows, and the error that ends them.</param>
    public void Decode(RowPiece<TRow> piece)
    {
        try
        {
            piece.Validate();
            piece.Line = 1;
            piece.Lines = DecodeRows(piece);
        }
        catch (Exception e)
        {
            // The error shows when the rows before it are handed out.
            piece.Error = ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Decodes the rows of a piece; what was decoded before an error is in the piece.</summary>
    /// <returns>The number of lines that the piece takes.</returns>
    protected abstract long DecodeRows(RowPiece<TRow> piece);

    /// <summary>Gives buffers back.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
