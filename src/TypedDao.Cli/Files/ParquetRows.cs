using System.Buffers;
using System.Text.Json;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;
using TypedDao.Filters;
using TypedDao.Parquet;

namespace TypedDao.Cli.Files;

/// <summary>
/// The rows of a Parquet file, batch by batch. Only the columns are read that are printed or filtered by, and of these not what the file itself
/// says cannot match; every row of the rest is filtered by what would be printed of it. What is printed is written once, from the values of the file.
/// </summary>
internal sealed class ParquetRows : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly ParquetFile _file;
    private readonly RowFilter? _filter;
    private readonly string[] _read;
    private readonly (JsonEncodedText Name, int Place)[] _printed;
    private readonly (JsonEncodedText Name, int Place)[] _filtered;

    private ParquetRows(ParquetFile file, string[] printed, RowFilter? filter)
    {
        string[] filtered = [.. filter?.Columns ?? []];
        _json = new Utf8JsonWriter(_buffer, ObjectRows.Json);
        _file = file;
        _filter = filter;
        _read = [.. printed.Union(filtered).Where(column => file.Schema.IndexOf(column) >= 0)];
        _printed = PlacesOf(printed);
        _filtered = PlacesOf(filtered);
    }

    /// <summary>Prints the rows of a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="filter">Which rows; null: all.</param>
    /// <param name="rows">Takes them.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Whether further rows are wanted.</returns>
    public static async Task<bool> PrintAsync(InputFile input, RowFilter? filter, RowPrinter rows, CancellationToken cancellationToken)
    {
        ParquetFile file = await input.OpenParquetAsync(cancellationToken).ConfigureAwait(false);
        input.Forget();
        string[] printed = rows.ColumnsOf([.. file.Schema.Select(column => column.Name)]);
        using var parquet = new ParquetRows(file, printed, filter);
        return rows.WantsRows && await parquet.PrintAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private async Task<bool> PrintAsync(RowPrinter rows, CancellationToken cancellationToken)
    {
        Filter filter = _filter?.Conditions ?? Filter.All;
        await foreach (RecordBatch batch in _file.ReadAsync(_read, filter, new ReadStatistics(), cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Count; row++)
            {
                if (Matches(batch, row) && !rows.Print(Write(batch, row, _printed)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Matches(RecordBatch batch, int row)
    {
        if (_filter is null)
        {
            return true;
        }

        var reader = new Utf8JsonReader(Write(batch, row, _filtered), new JsonReaderOptions { MaxDepth = RowOutputs.DeepestRow });
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return _filter.Matches(document.RootElement);
    }

    private ReadOnlySpan<byte> Write(RecordBatch batch, int row, (JsonEncodedText Name, int Place)[] columns)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        foreach ((JsonEncodedText name, int place) in columns)
        {
            _json.WritePropertyName(name);
            if (place >= 0)
            {
                batch.WriteValue(row, place, _json);
            }
            else
            {
                _json.WriteNullValue();
            }
        }

        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>Where columns are among those that are read; -1 of one that the file does not have, which is null.</summary>
    private (JsonEncodedText Name, int Place)[] PlacesOf(string[] columns)
        => [.. columns.Select(column => (JsonEncodedText.Encode(column, ObjectRows.Json.Encoder), Array.IndexOf(_read, column)))];
}
