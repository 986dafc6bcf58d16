using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Codecs.Text;

namespace TypedDao.Codecs.Json;

/// <summary>What the cursors on the objects of a row share with the reader of the file, and what they do rarely.</summary>
internal sealed class JsonRowState(RowFailure failure)
{
    private readonly List<JsonValue[]> _values = [];
    private byte[] _scratch = [];

    /// <summary>The first failure of the row.</summary>
    public RowFailure Failure { get; } = failure;

    /// <summary>Room for the values of an object or list. What is nested goes one level deeper; a level is used again when it is done.</summary>
    /// <param name="level">How deep the object stands; 0 for the row.</param>
    /// <param name="count">How many values.</param>
    public Span<JsonValue> Values(int level, int count)
    {
        while (_values.Count <= level)
        {
            _values.Add([]);
        }

        if (_values[level].Length < count)
        {
            _values[level] = new JsonValue[count];
        }

        return _values[level].AsSpan(0, count);
    }

    /// <summary>The text of a string with escapes; it holds until the next one.</summary>
    /// <param name="text">The content of the string.</param>
    /// <param name="length">The length; -1 where the string is no text.</param>
    public ref byte Unescape(ReadOnlySpan<byte> text, out int length)
    {
        if (_scratch.Length < text.Length + Buffers.InputBuffer.Padding)
        {
            _scratch = new byte[Math.Max(2 * text.Length, 256) + Buffers.InputBuffer.Padding];
        }

        length = JsonEscapes.TryUnescape(text, _scratch, out int unescaped) ? unescaped : -1;
        return ref MemoryMarshal.GetArrayDataReference(_scratch);
    }

    /// <summary>The value that the path gives for a column; otherwise what stands there is noted as bad and the result is null.</summary>
    public PathConstant? ConstantOrFail(ReadColumn column, ref byte text, JsonValue value)
    {
        if (column.Constant is null)
        {
            if (value.Kind is JsonKind.Missing)
            {
                Failure.SetMissing(column);
            }
            else
            {
                Failure.SetValue(column, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, value.Start), value.Length));
            }
        }

        return column.Constant;
    }
}
