using TypedDao.Codecs.Pieces;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Json;

/// <summary>Decodes the rows of a file of JSON lines.</summary>
/// <param name="schema">The columns.</param>
/// <param name="pathValues">Values that the file's path gives.</param>
/// <param name="address">The file, for messages.</param>
internal sealed class JsonLineDecoder<TRow, TShape>(RowSchema schema, IReadOnlyDictionary<string, string?> pathValues, string address) : PieceDecoder<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly JsonRows<TRow, TShape> _rows = new(ReadColumn.ForRow(schema, pathValues, address), address);
    private readonly JsonLineFrames _frames = new();

    /// <inheritdoc/>
    public override bool IsBound => true;

    /// <inheritdoc/>
    public override PieceDecoder<TRow> Fork() => new JsonLineDecoder<TRow, TShape>(schema, pathValues, address);

    /// <inheritdoc/>
    protected override long DecodeRows(RowPiece<TRow> piece)
    {
        _frames.Begin(piece);
        while (DecodeSome(piece))
        {
            // As many rows as there is room for.
        }

        return _frames.NextLine - 1;
    }

    private bool DecodeSome(RowPiece<TRow> piece)
    {
        int count = 0;
        RejectedRow? bad = null;
        try
        {
            return _rows.Read(_frames, piece.Room(), ref count, out bad) is RowScan.Row;
        }
        finally
        {
            piece.AddRows(count);
            if (bad is not null)
            {
                piece.AddBad(bad);
            }
        }
    }
}
