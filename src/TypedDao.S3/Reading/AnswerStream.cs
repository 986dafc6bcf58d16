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
    private volatile bool _isLate;

    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(buffer.Length, _rest);
        if (wanted == 0)
        {
            return 0;
        }

        using ITimer timer = bucket.TimeProvider.CreateTimer(static state => ((AnswerStream)state!).GiveUp(), this, bucket.Options.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            return Advance(body.Read(buffer[..wanted]));
        }
        catch (Exception error) when (_isLate)
        {
            throw S3Errors.Of(new TimeoutException(null, error), bucket, call);
        }
        catch (Exception error) when (S3Errors.Concerns(error, CancellationToken.None) && error is not ObjectDisposedException)
        {
            throw S3Errors.Of(error, bucket, call);
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
            return Advance(read.IsCompletedSuccessfully ? await read.ConfigureAwait(false) : await WaitAsync(read, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (S3Errors.Concerns(error, cancellationToken) && error is not ObjectDisposedException)
        {
            throw S3Errors.Of(error, bucket, call);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            answer.Dispose();
        }

        base.Dispose(disposing);
    }

    // Closing the connection ends a read that blocks.
    private void GiveUp()
    {
        _isLate = true;
        answer.Dispose();
    }

    // A read that is given up still owns the buffer: closing the connection ends it before anybody goes on.
    private async ValueTask<int> WaitAsync(ValueTask<int> read, CancellationToken cancellationToken)
    {
        Task<int> task = read.AsTask();
        try
        {
            return await task.WaitAsync(bucket.Options.Timeout, bucket.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException && !task.IsCompleted)
        {
            answer.Dispose();
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private int Advance(int read)
    {
        _rest -= read;
        return read == 0 && length is not null
            ? throw new TypedDaoException(ErrorKind.Unavailable, $"The content of '{call.Key}' broke off; {_rest} more bytes were to come.")
            : read;
    }
}
