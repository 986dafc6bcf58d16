using System.Buffers;
using System.Text.Json;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Files;

/// <summary>Prints JSON objects as rows. Where nothing says which columns, tables and CSV have those of the first row.</summary>
/// <param name="request">What to print.</param>
/// <param name="destination">Takes the bytes.</param>
internal sealed class RowPrinter(CatRequest request, Stream destination) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _left = request.Limit;
    private string[]? _columns;
    private IRowOutput? _output;

    /// <summary>Prints a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether further rows are wanted.</returns>
    public bool Print(JsonElement row)
    {
        if (_left <= 0)
        {
            return false;
        }

        if (_output is null)
        {
            string[] columns = request.Select([.. row.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.Ordinal)]);
            _columns = request.Columns is null && request.Output is OutputForm.Ndjson ? null : columns;
            _output = RowOutputs.Create(request.Output, columns, destination);
        }

        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, ObjectRows.Json))
        {
            Write(json, row);
        }

        _output.Write(_buffer.WrittenSpan);
        return --_left > 0;
    }

    public void Dispose() => _output?.Dispose();

    private void Write(Utf8JsonWriter json, JsonElement row)
    {
        if (_columns is null)
        {
            row.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (string column in _columns)
        {
            json.WritePropertyName(column);
            if (row.TryGetProperty(column, out JsonElement value))
            {
                value.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }
}
