using System.Buffers;
using System.Text.Json;
using TypedDao.Cli.Commands;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Files;

/// <summary>Prints JSON objects as rows. Where nothing says which columns, tables and CSV have those of the first row.</summary>
internal sealed class RowPrinter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly CatRequest _request;
    private readonly Stream _destination;
    private readonly bool _isAnyColumn;
    private readonly List<string> _seen = [];
    private readonly HashSet<string> _seenNames = new(StringComparer.Ordinal);
    private long _left;
    private string[]? _columns;
    private IRowOutput? _output;

    /// <summary>Begins to print.</summary>
    /// <param name="request">What to print.</param>
    /// <param name="header">The columns that the rows have; null where the rows alone know them.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <exception cref="ToolException">A column is asked for that there is not.</exception>
    public RowPrinter(CatRequest request, string[]? header, Stream destination)
    {
        _request = request;
        _destination = destination;
        _left = request.Limit;
        _isAnyColumn = request is { Columns: null, Output: OutputForm.Ndjson };
        if (header is not null)
        {
            Begin(request.Select([.. header.Distinct(StringComparer.Ordinal)]));
            See(header);
        }
    }

    /// <summary>Whether further rows are wanted.</summary>
    public bool WantsRows => _left > 0;

    /// <summary>The columns to print of a file that tells its own.</summary>
    /// <param name="names">Those that the file has.</param>
    /// <returns>The columns to print, in order, also such as the file does not have.</returns>
    public string[] ColumnsOf(string[] names)
    {
        if (!_isAnyColumn)
        {
            See(names);
        }

        if (_output is null)
        {
            Begin(_request.Columns ?? names);
        }

        return _isAnyColumn ? names : _columns!;
    }

    /// <summary>Prints a row of a file that tells its columns.</summary>
    /// <param name="row">A JSON object of the columns to print.</param>
    /// <returns>Whether further rows are wanted.</returns>
    public bool Print(ReadOnlySpan<byte> row)
    {
        _output!.Write(row);
        return --_left > 0;
    }

    /// <summary>Prints a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether further rows are wanted.</returns>
    public bool Print(JsonElement row)
    {
        if (_left <= 0)
        {
            return false;
        }

        if (!_isAnyColumn)
        {
            See(row.EnumerateObject().Select(property => property.Name));
        }

        if (_output is null)
        {
            Begin(_request.Columns ?? [.. _seen]);
        }

        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, ObjectRows.Json))
        {
            Write(json, row);
        }

        _output!.Write(_buffer.WrittenSpan);
        return --_left > 0;
    }

    /// <summary>Says which columns were not printed although rows have them, or were asked for although no row has them.</summary>
    /// <param name="error">Takes the message.</param>
    /// <exception cref="ToolException">A column is asked for that no row has.</exception>
    public void Finish(TextWriter error)
    {
        if (_isAnyColumn || _seen.Count == 0)
        {
            return;
        }

        if (_columns!.Where(column => !_seenNames.Contains(column)).ToArray() is { Length: > 0 } missing)
        {
            throw new ToolException($"No row that was printed has the column '{missing[0]}'. Their columns are {string.Join(", ", _seen)}.");
        }

        if (_request.Columns is null && _seen.Count > _columns!.Length)
        {
            error.WriteLine(
                $"Left out: the columns {string.Join(", ", _seen.Skip(_columns.Length))}, which the first row does not have. Name the columns with --columns, or print with --output ndjson.");
        }
    }

    public void Dispose() => _output?.Dispose();

    private void Begin(string[] columns)
    {
        _columns = columns;
        _output = RowOutputs.Create(_request.Output, columns, _destination);
    }

    private void See(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (_seenNames.Add(name))
            {
                _seen.Add(name);
            }
        }
    }

    private void Write(Utf8JsonWriter json, JsonElement row)
    {
        if (_isAnyColumn)
        {
            row.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (string column in _columns!)
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
