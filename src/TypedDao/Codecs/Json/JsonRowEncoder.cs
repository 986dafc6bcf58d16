using TypedDao.Codecs.Batches;
using TypedDao.Codecs.Buffers;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>Encodes one object a line: as JSON lines, or as the elements of one array.</summary>
/// <param name="options">What is written, and what is not.</param>
/// <param name="isArray">Whether they are elements of an array, which one encoder alone writes.</param>
internal sealed class JsonRowEncoder<TRow, TShape>(CodecWriteOptions options, bool isArray) : RowEncoder<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly WriteColumn[] _columns = WriteColumn.ForRow(TShape.Schema, options.PathColumns);
    private bool _hasRows;

    /// <inheritdoc/>
    public override void Encode(TRow row)
    {
        OutputBuffer output = Output;
        int start = output.Length;
        try
        {
            if (isArray)
            {
                Append(_hasRows ? ",\n"u8 : "[\n"u8);
            }

            var writer = new JsonFieldWriter(output, _columns);
            TShape.Write(row, ref writer);
            writer.EndObject();
            output.Length = writer.Position;
            start = output.Length;
        }
        finally
        {
            output.Length = start;
        }

        _hasRows = true;
        if (!isArray)
        {
            Append("\n"u8);
        }
    }

    /// <inheritdoc/>
    public override void End()
    {
        if (isArray)
        {
            Append(_hasRows ? "\n]\n"u8 : "[]\n"u8);
        }
    }

    /// <inheritdoc/>
    public override RowEncoder<TRow> Fork() => new JsonRowEncoder<TRow, TShape>(options, isArray);

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Output.Reserve(Output.Length, text.Length).AsSpan(Output.Length));
        Output.Length += text.Length;
    }
}
