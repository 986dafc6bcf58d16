using System.Buffers.Text;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The head of a request, as <see cref="HttpClient"/> writes it.</summary>
/// <param name="head">Its bytes.</param>
public readonly ref struct ResponderRequest(ReadOnlySpan<byte> head)
{
    private readonly ReadOnlySpan<byte> _head = head;

    /// <summary>Path and parameters.</summary>
    public ReadOnlySpan<byte> Target
    {
        get
        {
            ReadOnlySpan<byte> target = _head[(_head.IndexOf((byte)' ') + 1)..];
            return target[..target.IndexOf((byte)' ')];
        }
    }

    /// <summary>The length of the body.</summary>
    public long Length => NumberAfter(_head, "\r\nContent-Length: "u8) ?? 0;

    /// <summary>Whether the client waits for leave to send the body.</summary>
    public bool IsWaiting => _head.IndexOf("\r\nExpect: 100-continue\r\n"u8) >= 0;

    /// <summary>The bytes that are asked for, the last one included; null: all.</summary>
    public (long From, long To)? Range
    {
        get
        {
            ReadOnlySpan<byte> name = "\r\nRange: bytes="u8;
            int start = _head.IndexOf(name);
            return start >= 0
                && Utf8Parser.TryParse(_head[(start + name.Length)..], out long from, out int used)
                && Utf8Parser.TryParse(_head[(start + name.Length + used + 1)..], out long to, out _)
                ? (from, to)
                : null;
        }
    }

    /// <summary>Whether the method is this.</summary>
    public bool Is(ReadOnlySpan<byte> method) => _head.StartsWith(method) && _head[method.Length] == ' ';

    /// <summary>Whether path or parameters hold this.</summary>
    public bool Has(ReadOnlySpan<byte> text) => Target.IndexOf(text) >= 0;

    /// <summary>The number that follows a name in the parameters; null where there is none.</summary>
    public long? Number(ReadOnlySpan<byte> name) => NumberAfter(Target, name);

    private static long? NumberAfter(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        int start = text.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(text[(start + name.Length)..], out long number, out _) ? number : null;
    }
}
