using System.Globalization;
using System.Net.Sockets;

namespace TypedDao.Testing;

/// <summary>How the client's connection goes on behind an exchange.</summary>
internal enum ExchangeEnd
{
    /// <summary>With the next request.</summary>
    KeepsAlive,

    /// <summary>It ends cleanly.</summary>
    Closes,

    /// <summary>It is reset.</summary>
    Resets,
}

/// <summary>Passes one request upstream and its answer back, with what is to go wrong underway.</summary>
/// <param name="client">Whose request it is.</param>
/// <param name="upstream">Who answers.</param>
/// <param name="request">The head of the request.</param>
/// <param name="fault">What goes wrong; null: nothing.</param>
/// <param name="options">How the proxy works.</param>
internal sealed class Exchange(
    HttpConnection client, HttpConnection upstream, HttpHead request, ExchangeFault? fault, FaultProxyOptions options)
{
    private static readonly TimeSpan MostLag = TimeSpan.FromSeconds(2);

    private bool _isBrokenOff;

    /// <summary>Whether the connection to the upstream may serve another exchange.</summary>
    public bool KeepsUpstream { get; private set; }

    public async Task<ExchangeEnd> RunAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> head = options.Host is { } host && request.Header("Host") is not null ? request.With("Host", host) : request.Bytes;
        await upstream.SendAsync(head, cancellationToken).ConfigureAwait(false);

        // The answer may begin, and end, while the body of the request is still being sent.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task sending = SendBodyAsync(ending);
        Task watching = WatchAsync(sending, ending);
        try
        {
            ExchangeEnd end = await PassAnswerAsync(ending.Token).ConfigureAwait(false);
            if (end == ExchangeEnd.KeepsAlive && !await IsSentAsync(sending, ending.Token).ConfigureAwait(false))
            {
                end = ExchangeEnd.Closes;
            }

            KeepsUpstream &= end == ExchangeEnd.KeepsAlive;
            return end;
        }
        catch (OperationCanceledException) when (_isBrokenOff)
        {
            return ExchangeEnd.Resets;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendBodyAsync(CancellationTokenSource ending)
    {
        try
        {
            var framing = BodyFraming.OfRequest(request);
            long? breakAt = fault is { Kind: ExchangeFaultKind.ResetInRequest } ? framing.BreakAt(fault.After) : null;
            var reader = new BodyReader(client, framing);
            var writer = new BodyWriter(upstream, framing);
            long sent = 0;
            bool isGone = false;
            while (sent != breakAt && await reader.ReadAsync(ending.Token).ConfigureAwait(false) is { Length: > 0 } piece)
            {
                piece = piece[..(int)Math.Min(piece.Length, (breakAt ?? long.MaxValue) - sent)];
                sent += piece.Length;
                isGone = isGone || !await TryAsync(writer.WriteAsync(piece, ending.Token)).ConfigureAwait(false);
            }

            if (breakAt is not null)
            {
                _isBrokenOff = true;
                await ending.CancelAsync().ConfigureAwait(false);
            }
            else if (!isGone)
            {
                await TryAsync(writer.CompleteAsync(reader.Trailers, ending.Token)).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or EndOfStreamException or HttpFormatException)
        {
            // The client is gone, or sends what is no body.
            await ending.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    // An upstream that wants no more of a request has answered it, or breaks off its answer too: the rest is dropped.
    private static async ValueTask<bool> TryAsync(ValueTask sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // A client that goes away while it waits for the answer lets the upstream know.
    private async Task WatchAsync(Task sending, CancellationTokenSource ending)
    {
        await sending.ConfigureAwait(false);
        try
        {
            if (await client.WaitForEndAsync(ending.Token).ConfigureAwait(false))
            {
                await ending.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (SocketException)
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    // An answer may overtake the end of the body that it answers.
    private static async Task<bool> IsSentAsync(Task sending, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(MostLag, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return sending.IsCompletedSuccessfully;
    }

    private async Task<ExchangeEnd> PassAnswerAsync(CancellationToken cancellationToken)
    {
        HttpHead answer;
        BodyFraming framing;
        try
        {
            answer = await ReadAnswerAsync(cancellationToken).ConfigureAwait(false);
            framing = BodyFraming.OfAnswer(answer, request.Method);
        }
        catch (HttpFormatException e)
        {
            byte[] refusal = PreparedAnswer.OfText(502, "Bad Gateway", $"The upstream gives no answer that can be passed on. {e.Message}")
                .Encode(request.Method == "HEAD", closes: true);
            await client.SendAsync(refusal, cancellationToken).ConfigureAwait(false);
            return ExchangeEnd.Closes;
        }

        if (fault?.Kind == ExchangeFaultKind.AnswerLost)
        {
            await new BodyReader(upstream, framing).SkipAsync(cancellationToken).ConfigureAwait(false);
        }

        if (fault is not null)
        {
            await fault.DelayAsync(options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        // An upstream that refuses a request before its body has all come knows nothing that it could do.
        return fault?.Kind is ExchangeFaultKind.AnswerLost or ExchangeFaultKind.ResetInRequest
            ? ExchangeEnd.Resets
            : await PassAnswerAsync(answer, framing, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpHead> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            byte[] bytes = await upstream.ReadHeadAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new EndOfStreamException("The upstream ended the connection without an answer.");
            var answer = HttpHead.OfAnswer(bytes);
            if (answer.Status >= 200)
            {
                return answer;
            }

            if (answer.Status == 101)
            {
                throw new HttpFormatException("It changes the protocol.");
            }

            // Such as 100, for which the client waits with its body.
            await client.SendAsync(answer.Bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ExchangeEnd> PassAnswerAsync(HttpHead answer, BodyFraming framing, CancellationToken cancellationToken)
    {
        bool shortens = fault is { Kind: ExchangeFaultKind.AnswerShortened };
        long? breakAt = shortens || fault is { Kind: ExchangeFaultKind.ResetInAnswer or ExchangeFaultKind.AnswerCutOff }
            ? framing.BreakAt(fault!.After)
            : null;
        if (breakAt < 0)
        {
            if (!shortens)
            {
                return BrokenOff();
            }

            (shortens, breakAt) = (false, null);
        }

        ReadOnlyMemory<byte> head = shortens && framing.End == BodyEnd.Length
            ? answer.With("Content-Length", breakAt!.Value.ToString(CultureInfo.InvariantCulture))
            : answer.Bytes;
        await client.SendAsync(head, cancellationToken).ConfigureAwait(false);
        var relay = new AnswerRelay(new BodyReader(upstream, framing), new BodyWriter(client, framing), options.TimeProvider);
        bool isWhole = await relay.PassAsync(breakAt, fault?.BytesPerSecond, isEnded: shortens, cancellationToken).ConfigureAwait(false);
        if (!isWhole && !shortens)
        {
            return BrokenOff();
        }

        bool keepsAlive = request.KeepsAlive && answer.KeepsAlive && framing.End != BodyEnd.Connection;
        KeepsUpstream = isWhole && keepsAlive;
        return keepsAlive ? ExchangeEnd.KeepsAlive : ExchangeEnd.Closes;
    }

    private ExchangeEnd BrokenOff() => fault!.Kind == ExchangeFaultKind.ResetInAnswer ? ExchangeEnd.Resets : ExchangeEnd.Closes;
}
