using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedDao.Postgres.Writing;

/// <summary>Collects rows in the binary form of <c>COPY</c>, in a pooled buffer that grows to the largest row.</summary>
internal sealed class CopyBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 1 << 17;

    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private Utf8JsonWriter? _json;

    /// <summary>The bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was collected.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was collected.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds bytes that the caller fills.</summary>
    /// <param name="size">How many.</param>
    public Span<byte> Add(int size)
    {
        Span<byte> added = GetSpan(size)[..size];
        Length += size;
        return added;
    }

    /// <summary>Adds an integer of 32 bits.</summary>
    /// <param name="value">The integer.</param>
    public void AddInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Add(sizeof(int)), value);

    /// <summary>Writes the length of a field in front of it, once it is there.</summary>
    /// <param name="start">Where the field with its length starts.</param>
    public void EndField(int start) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), Length - start - sizeof(int));

    /// <summary>A writer of a document that goes to the end of the buffer; flushed by <see cref="EndJson"/>, and one at a time.</summary>
    public Utf8JsonWriter BeginJson()
    {
        _json ??= new Utf8JsonWriter(this, Unchecked);
        _json.Reset();
        return _json;
    }

    /// <summary>Ends the document.</summary>
    public void EndJson() => _json!.Flush();

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        _json?.Dispose();
        byte[] bytes = _bytes;
        _bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int size)
    {
        if (_bytes.Length - Length >= Math.Max(size, 1))
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max((long)_bytes.Length * 2, (long)Length + Math.Max(size, 1)), Array.MaxLength));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
