namespace TypedDao.Codecs.Pieces;

/// <summary>Finds how far the text of a file holds whole rows, so that they can be decoded apart from what follows.</summary>
internal abstract class RowCutter
{
    /// <summary>Finds the end of the last whole row.</summary>
    /// <param name="text">Text that starts with a row. After a result of 0 the next text is the same with more behind it.</param>
    /// <returns>The length up to behind the row's line end; 0 where no row is known to be whole.</returns>
    public abstract int Find(ReadOnlySpan<byte> text);
}
