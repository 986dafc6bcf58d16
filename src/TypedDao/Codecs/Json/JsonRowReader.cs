using System.Runtime.InteropServices;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>Reads the rows of a file of JSON lines, or of one JSON array.</summary>
internal sealed class JsonRowReader<TRow, TShape>(
    Func<InputBuffer, JsonFrames> framing, CompressionChoice compression, IFileSource file, CodecReadOptions options) : BufferedRowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly ReadColumn _row = ReadColumn.ForRow(TShape.Schema, options.PathValues, file.Address);
    private readonly JsonRowState _state = new(new RowFailure());
    private InputBuffer? _input;
    private JsonFrames? _frames;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_input is not null)
        {
            await _input.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_frames is null)
        {
            _input = new InputBuffer(await CompressedFiles.OpenAsync(file, compression, cancellationToken).ConfigureAwait(false), file.Address);
            _frames = framing(_input);
        }

        await _frames.FillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool Decode(Span<TRow> rows, ref int count)
    {
        if (_frames is not { } frames)
        {
            return false;
        }

        InputBuffer input = _input!;
        JsonKeys keys = _row.Keys;
        RowFailure failure = _state.Failure;
        Span<JsonValue> values = _state.Values(0, _row.Children.Length);
        RowScan found = RowScan.Row;
        while (count < rows.Length && (found = frames.Next(keys, values)) < RowScan.More)
        {
            if (input.Quality is TextQuality.Broken && !InputBuffer.IsValid(frames.Raw))
            {
                failure.SetRow("the text is not valid UTF-8");
            }
            else if (found is RowScan.Malformed)
            {
                failure.SetRow(frames.Error);
            }
            else
            {
                var reader = new JsonFieldReader(
                    _state, _row.Children, ref MemoryMarshal.GetArrayDataReference(input.Bytes), values, level: 0, input.Quality is TextQuality.Ascii);
                rows[count] = TShape.Read(ref reader);
            }

            if (failure.IsSet)
            {
                options.BadRows.OnBadRow(failure.Take(file.Address, frames.Line, frames.Raw));
            }
            else
            {
                count++;
            }
        }

        return found is RowScan.End;
    }
}
