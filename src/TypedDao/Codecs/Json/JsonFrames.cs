using System.Text.Unicode;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Json;

/// <summary>Finds the elements of a JSON file one by one.</summary>
internal abstract class JsonFrames
{
    /// <summary>The array that holds the element, with padding behind.</summary>
    public abstract byte[] Bytes { get; }

    /// <summary>What the bytes at hand are as text.</summary>
    public abstract TextQuality Quality { get; }

    /// <summary>The first byte of the element.</summary>
    public int Start { get; protected set; }

    /// <summary>Behind the element.</summary>
    public int End { get; protected set; }

    /// <summary>What is wrong with a malformed element.</summary>
    public string Error { get; protected set; } = string.Empty;

    /// <summary>The line on which the element starts, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>The element as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw => Bytes.AsSpan(Start..End);

    /// <summary>Whether the element is text.</summary>
    public bool IsText => Quality is not TextQuality.Broken || Utf8.IsValid(Raw);

    /// <summary>Goes to the next element and reads it as an object; one that is none is malformed.</summary>
    /// <param name="keys">The keys of the object; null to take any value.</param>
    /// <param name="values">Takes the values of the keys.</param>
    /// <exception cref="TypedDaoException">The file is damaged beyond single elements.</exception>
    public abstract RowScan Next(JsonKeys? keys, Span<JsonValue> values);

    /// <summary>Reads an element as an object, or any element where there are no keys.</summary>
    protected static bool TryReadElement(ref JsonScanner scanner, JsonKeys? keys, Span<JsonValue> values)
        => keys is null ? scanner.TryReadValue(0, isChecked: true, out _) : scanner.TryReadObject(keys, values);
}
