using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>Reads elements of a JSON file as rows.</summary>
/// <param name="row">The columns.</param>
/// <param name="address">The file, for messages.</param>
internal sealed class JsonRows<TRow, TShape>(ReadColumn row, string address)
    where TShape : struct, IRowShape<TRow>
{
    private readonly JsonRowState _state = new(new RowFailure());

    /// <summary>Reads elements up to the first that is bad.</summary>
    /// <param name="frames">Finds the elements.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="count">The number of rows, also when an error is thrown.</param>
    /// <param name="bad">The bad row behind the rows.</param>
    /// <returns><see cref="RowScan.Row"/> where there may be more at hand.</returns>
    public RowScan Read(JsonFrames frames, Span<TRow> rows, ref int count, out RejectedRow? bad)
    {
        JsonKeys keys = row.Keys;
        RowFailure failure = _state.Failure;
        Span<JsonValue> values = _state.Values(0, row.Children.Length);
        bool isAscii = frames.Quality is TextQuality.Ascii;
        bad = null;
        while (count < rows.Length)
        {
            RowScan found = frames.Next(keys, values);
            if (found >= RowScan.More)
            {
                return found;
            }

            if (!frames.IsText)
            {
                failure.SetRow("the text is not valid UTF-8");
            }
            else if (found is RowScan.Malformed)
            {
                failure.SetRow(frames.Error);
            }
            else
            {
                var reader = new JsonFieldReader(_state, row.Children, ref MemoryMarshal.GetArrayDataReference(frames.Bytes), values, level: 0, isAscii);
                rows[count] = TShape.Read(ref reader);
            }

            if (failure.IsSet)
            {
                bad = failure.Take(address, frames.Line, frames.Raw);
                return RowScan.Row;
            }

            count++;
        }

        return RowScan.Row;
    }
}
