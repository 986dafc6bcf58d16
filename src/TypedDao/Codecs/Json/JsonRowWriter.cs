using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>Writes one object a line: as JSON lines, or as the elements of one array.</summary>
internal sealed class JsonRowWriter<TRow, TShape>(Stream destination, CompressionChoice compression, CodecWriteOptions options, bool isArray)
    : BufferedRowWriter<TRow>(destination, compression, options.Key)
    where TShape : struct, IRowShape<TRow>
{
    private readonly WriteColumn[] _columns = WriteColumn.ForRow(TShape.Schema, options.PathColumns);
    private bool _hasRows;

    /// <inheritdoc/>
    public override bool Write(TRow row)
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

        return output.Length >= OutputBuffer.FlushSize;
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (isArray)
        {
            Append(_hasRows ? "\n]\n"u8 : "[]\n"u8);
        }
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Output.Reserve(Output.Length, text.Length).AsSpan(Output.Length));
        Output.Length += text.Length;
    }
}
