using System.Text.Json;
using TypedDao.Parquet.Text;

namespace TypedDao.Parquet;

/// <summary>Some rows of a file, column by column; valid until the next batch is read.</summary>
public sealed class RecordBatch
{
    internal RecordBatch(BatchColumns columns) => Columns = columns;

    /// <summary>How many rows there are.</summary>
    public int Count => Columns.Batch.Count;

    /// <summary>The place in the file of the first row, from 0.</summary>
    public long FirstRow => Columns.Batch.FirstRow;

    /// <summary>The columns with what their leaves hold of the rows.</summary>
    internal BatchColumns Columns { get; }

    /// <summary>
    /// Writes a row as a JSON object, exact for every value that a file can hold: integers as numbers, decimals as text with their scale,
    /// floating-point numbers with the fewest digits that tell them apart (<c>NaN</c> and infinities as text), dates, times and timestamps
    /// in ISO 8601, bytes in Base64, maps as lists of <c>{"key": …, "value": …}</c>.
    /// </summary>
    /// <param name="row">The row's place in the batch.</param>
    /// <param name="json">Takes the object.</param>
    public void WriteRow(int row, Utf8JsonWriter json)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        ArgumentNullException.ThrowIfNull(json);
        JsonValues.WriteRow(json, Columns.Columns, row);
    }

    /// <summary>Writes one value of a row, as <see cref="WriteRow"/> does.</summary>
    /// <param name="row">The row's place in the batch.</param>
    /// <param name="column">The column's place among those that are read.</param>
    /// <param name="json">Takes the value.</param>
    public void WriteValue(int row, int column, Utf8JsonWriter json)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns.Columns.Length);
        ArgumentNullException.ThrowIfNull(json);
        JsonValues.Write(json, Columns.Columns[column], row);
    }
}
