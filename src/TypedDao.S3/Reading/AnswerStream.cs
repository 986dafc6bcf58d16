using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.Storage;

namespace TypedDao.S3.Reading;

/// <summary>The body of one answer, which must have as many bytes as it promises, and go on within the time limit.</summary>
/// <param name="answer">The answer; disposed with the stream.</param>
/// <param name="body">Its body.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="call">What was asked, for errors.</param>
/// <param name="length">The bytes that are to come; null: as many as there are.</param>
internal sealed class AnswerStream(HttpResponseMessage answer, Stream body, BucketClient bucket, S3Call call, long? length) : ForwardStream
{
    private long _rest = length ?? long.MaxValue;
    private ITimer? _patience;
    private volatile bool _isLate;

    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(buffer.Length, _rest);
        if (wanted == 0)
        {
            return 0;
        }

        BePatient();
        try
        {
            return Advance(body.Read(buffer[..wanted]));
        }
        catch (Exception error) when (IsOurs(error, CancellationToken.None))
        {
            throw ErrorOf(error);
        }
        finally
        {
            Rest();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int wanted = (int)Math.Min(buffer.Length, _rest);
        if (wanted == 0)
        {
            return 0;
        }

        try
        {
            ValueTask<int> read = body.ReadAsync(buffer[..wanted], cancellationToken);
            return Advance(read.IsCompletedSuccessfully ? await read.ConfigureAwait(false) : await WaitAsync(read).ConfigureAwait(false));
        }
        catch (Exception error) when (IsOurs(error, cancellationToken))
        {
            throw ErrorOf(error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _patience?.Dispose();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> WaitAsync(ValueTask<int> read)
    {
        BePatient();
        try
        {
            return await read.ConfigureAwait(false);
        }
        finally
        {
            Rest();
        }
    }

    // One timer serves all reads: there are many of a large object.
    private void BePatient()
    {
        _patience ??= bucket.TimeProvider.CreateTimer(
            static state => ((AnswerStream)state!).GiveUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _patience.Change(bucket.Options.Timeout, Timeout.InfiniteTimeSpan);
    }

    private void Rest() => _patience!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    // Closing the connection ends a read that waits, so that nobody writes to its buffer any more.
    private void GiveUp()
    {
        _isLate = true;
        answer.Dispose();
    }

    private bool IsOurs(Exception error, CancellationToken cancellationToken)
        => _isLate || (S3Errors.Concerns(error, cancellationToken) && error is not ObjectDisposedException);

    private TypedDaoException ErrorOf(Exception error) => S3Errors.Of(_isLate ? new TimeoutException(null, error) : error, bucket, call);

    private int Advance(int read)
    {
        _rest -= read;
        return read == 0 && length is not null
            ? throw new TypedDaoException(ErrorKind.Unavailable, $"The content of '{call.Key}' broke off; {_rest} more bytes were to come.")
            : read;
    }
}
