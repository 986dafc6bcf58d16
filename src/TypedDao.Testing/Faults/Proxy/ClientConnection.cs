using System.Net.Sockets;

namespace TypedDao.Testing;

/// <summary>Serves the requests of one connection, one behind the other, over one connection to the upstream.</summary>
/// <param name="proxy">Plans and counts.</param>
/// <param name="client">The connection.</param>
internal sealed class ClientConnection(FaultProxy proxy, HttpConnection client)
{
    private HttpConnection? _upstream;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield(); // to let others in meanwhile

        // What comes over connections is no error of the proxy; both sides just go.
        try
        {
            if (await ServeAllAsync(cancellationToken).ConfigureAwait(false) == ExchangeEnd.Resets)
            {
                client.Reset();
            }
            else
            {
                await client.CloseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or EndOfStreamException or HttpFormatException or OperationCanceledException)
        {
            client.Reset();
        }
        finally
        {
            client.Dispose();
            _upstream?.Dispose();
        }
    }

    private async Task<ExchangeEnd> ServeAllAsync(CancellationToken cancellationToken)
    {
        ExchangeEnd end;
        do
        {
            HttpHead request;
            try
            {
                if (await client.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is not { } bytes)
                {
                    return ExchangeEnd.Closes;
                }

                request = HttpHead.OfRequest(bytes);
                _ = BodyFraming.OfRequest(request);
            }
            catch (HttpFormatException e)
            {
                return await RefuseAsync(400, "Bad Request", e.Message, isHead: false, cancellationToken).ConfigureAwait(false);
            }

            end = await ServeAsync(request, cancellationToken).ConfigureAwait(false);
        }
        while (end == ExchangeEnd.KeepsAlive);
        return end;
    }

    private async Task<ExchangeEnd> ServeAsync(HttpHead request, CancellationToken cancellationToken)
    {
        bool isHead = request.Method == "HEAD";
        ExchangeFault? fault;
        try
        {
            fault = proxy.Plan(new ProxiedRequest(request.Method, request.Target, request.Headers));
        }
        catch (Exception e)
        {
            // The plan is the test's own code: a test sees its error best as an answer.
            return await RefuseAsync(500, "Internal Server Error", $"The plan of faults failed: {e.Message}", isHead, cancellationToken)
                .ConfigureAwait(false);
        }

        if (fault is { Kind: ExchangeFaultKind.Answered })
        {
            return await AnswerAsync(request, fault, cancellationToken).ConfigureAwait(false);
        }

        if (fault is { Kind: ExchangeFaultKind.ResetBeforeRequest }
            || (fault is { Kind: ExchangeFaultKind.ResetInRequest } && BodyFraming.OfRequest(request).BreakAt(fault.After) < 0))
        {
            await fault.DelayAsync(proxy.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return ExchangeEnd.Resets;
        }

        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            return await RefuseAsync(502, "Bad Gateway", $"The upstream {proxy.Upstream} is out of reach: {e.Message}", isHead, cancellationToken)
                .ConfigureAwait(false);
        }

        return await RelayAsync(request, fault, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExchangeEnd> RelayAsync(HttpHead request, ExchangeFault? fault, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(client, _upstream!, request, fault, proxy.Options);
        ExchangeEnd end = await exchange.RunAsync(cancellationToken).ConfigureAwait(false);
        if (!exchange.KeepsUpstream)
        {
            _upstream!.Dispose();
            _upstream = null;
        }

        return end;
    }

    private async Task<ExchangeEnd> AnswerAsync(HttpHead request, ExchangeFault fault, CancellationToken cancellationToken)
    {
        if (fault.ReadsRequest)
        {
            if (request.Lists("Expect", "100-continue"))
            {
                await client.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            }

            await new BodyReader(client, BodyFraming.OfRequest(request)).SkipAsync(cancellationToken).ConfigureAwait(false);
        }

        await fault.DelayAsync(proxy.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        bool closes = !fault.ReadsRequest || !request.KeepsAlive;
        await client.SendAsync(fault.Answer!.Encode(request.Method == "HEAD", closes), cancellationToken).ConfigureAwait(false);
        return closes ? ExchangeEnd.Closes : ExchangeEnd.KeepsAlive;
    }

    private async Task<ExchangeEnd> RefuseAsync(int status, string reason, string text, bool isHead, CancellationToken cancellationToken)
    {
        await client.SendAsync(PreparedAnswer.OfText(status, reason, text).Encode(isHead, closes: true), cancellationToken).ConfigureAwait(false);
        return ExchangeEnd.Closes;
    }

    // The upstream may have ended the connection while the client had nothing to ask.
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_upstream is { IsStale: true })
        {
            _upstream.Dispose();
            _upstream = null;
        }

        _upstream ??= await proxy.ConnectAsync(cancellationToken).ConfigureAwait(false);
    }
}
