using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Json;

/// <summary>Finds the elements of a JSON file one by one.</summary>
/// <param name="input">The window on the file.</param>
internal abstract class JsonFrames(InputBuffer input)
{
    /// <summary>The window on the file.</summary>
    protected InputBuffer Input => input;

    /// <summary>The first byte of the element.</summary>
    public int Start { get; protected set; }

    /// <summary>Behind the element.</summary>
    public int End { get; protected set; }

    /// <summary>What is wrong with a malformed element.</summary>
    public string Error { get; protected set; } = string.Empty;

    /// <summary>The line on which the element starts, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>The element as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw => input.Bytes.AsSpan(Start..End);

    /// <summary>Goes to the next element and reads it as an object; one that is none is malformed.</summary>
    /// <param name="keys">The keys of the object; null to take any value.</param>
    /// <param name="values">Takes the values of the keys.</param>
    /// <exception cref="TypedDaoException">The file is damaged beyond single elements.</exception>
    public abstract RowScan Next(JsonKeys? keys, Span<JsonValue> values);

    /// <summary>Reads on, after <see cref="RowScan.More"/>.</summary>
    public abstract ValueTask FillAsync(CancellationToken cancellationToken);

    /// <summary>Reads an element as an object, or any element where there are no keys.</summary>
    protected static bool TryReadElement(ref JsonScanner scanner, JsonKeys? keys, Span<JsonValue> values)
        => keys is null ? scanner.TryReadValue(0, isChecked: true, out _) : scanner.TryReadObject(keys, values);
}
