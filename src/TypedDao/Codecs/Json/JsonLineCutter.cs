using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Json;

/// <summary>Cuts JSON lines: a line feed is never within a row.</summary>
internal sealed class JsonLineCutter : RowCutter
{
    private int _searched;

    /// <inheritdoc/>
    public override int Find(ReadOnlySpan<byte> text)
    {
        int found = text[_searched..].LastIndexOf((byte)'\n');
        int length = found < 0 ? 0 : _searched + found + 1;
        _searched = found < 0 ? text.Length : 0;
        return length;
    }
}
