using Microsoft.Win32.SafeHandles;

namespace TypedDao.Cli.Output;

/// <summary>Standard output that tells when nobody reads any more, so that the rest is not read in vain: <c>typeddao cat big.csv | head</c>.</summary>
/// <param name="inner">Takes the bytes.</param>
internal sealed class PipedOutput(Stream inner) : Stream
{
    /// <summary>EPIPE: the number that Unix gives to a pipe without a reader.</summary>
    private const int NoReader = 32;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The standard output of the process. The console's own goes on in silence when nobody reads a pipe, but knows where a file ends.</summary>
    public static Stream OfProcess()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var raw = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!raw.CanSeek)
            {
                return new PipedOutput(raw);
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException error) when (error.HResult == NoReader)
        {
            throw new OutputClosedException(error);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
