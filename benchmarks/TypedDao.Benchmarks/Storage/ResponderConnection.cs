using System.Net.Sockets;
using System.Text.Unicode;

namespace TypedDao.Benchmarks.Storage;

/// <summary>One connection to a <see cref="Responder"/>, which is served one request after the other.</summary>
/// <param name="socket">The socket; closed with the connection.</param>
/// <param name="content">What there is.</param>
public sealed class ResponderConnection(Socket socket, ResponderContent content)
{
    private const int InSize = 256 << 10;
    private const int OutSize = 64 << 10;
    private const string UploadId = "upload";
    private const string Xml = """<?xml version="1.0" encoding="UTF-8"?>""";
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly byte[] _in = new byte[InSize];
    private readonly byte[] _out = new byte[OutSize];
    private int _used;

    /// <summary>Serves it until the client closes it.</summary>
    public void Serve()
    {
        try
        {
            while (ReadHead() is > 0 and var length)
            {
                var request = new ResponderRequest(_in.AsSpan(0, length));
                TakeBody(request, length);
                Answer(request);
                _in.AsSpan(length.._used).CopyTo(_in);
                _used -= length;
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client is gone, or the responder is.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private int ReadHead()
    {
        while (true)
        {
            int end = _in.AsSpan(0, _used).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return end + "\r\n\r\n"u8.Length;
            }

            int read = socket.Receive(_in.AsSpan(_used));
            if (read == 0)
            {
                return 0;
            }

            _used += read;
        }
    }

    // Leaves the head in the buffer, and behind it what belongs to the next request: nothing, as clients wait for the answer.
    private void TakeBody(ResponderRequest request, int head)
    {
        long length = request.Length;
        if (length == 0)
        {
            return;
        }

        if (request.IsWaiting)
        {
            Send("HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        bool isCompared = content.IsComparing && request.Is("PUT"u8);
        long offset = ((request.Number("partNumber="u8) ?? 1) - 1) * length;

        // Linux drops bytes that nobody wants to see without copying them.
        SocketFlags flags = OperatingSystem.IsLinux() && !isCompared ? SocketFlags.Truncated : SocketFlags.None;
        int read = _used - head;
        long taken = 0;
        do
        {
            if (isCompared)
            {
                content.Compare(offset + taken, _in.AsSpan(head, read));
            }

            taken += read;
            read = taken < length ? socket.Receive(_in.AsSpan(head, (int)Math.Min(_in.Length - head, length - taken)), flags) : 0;
        }
        while (read > 0);
        _used = head;
    }

    private void Answer(ResponderRequest request)
    {
        if (request.Is("GET"u8) && request.Has("list-type=2"u8))
        {
            List(request);
        }
        else if (request.Is("GET"u8) || request.Is("HEAD"u8))
        {
            Get(request);
        }
        else if (request.Is("PUT"u8))
        {
            Utf8.TryWrite(_out, $"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: \"{content.ETag}\"\r\nx-amz-request-id: 1\r\n\r\n", out int head);
            Send(_out.AsSpan(0, head));
        }
        else
        {
            Post(request);
        }
    }

    private void Get(ResponderRequest request)
    {
        ReadOnlySpan<byte> body = content.Bytes;
        int head;
        if (request.Range is var (from, to))
        {
            to = Math.Min(to, content.Bytes.Length - 1);
            body = body[(int)from..(int)(to + 1)];
            Utf8.TryWrite(_out, $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{to}/{content.Bytes.Length}\r\n", out head);
        }
        else
        {
            Utf8.TryWrite(_out, $"HTTP/1.1 200 OK\r\n", out head);
        }

        Utf8.TryWrite(
            _out.AsSpan(head),
            $"Content-Length: {body.Length}\r\nContent-Type: binary/octet-stream\r\nAccept-Ranges: bytes\r\nETag: \"{content.ETag}\"\r\nLast-Modified: Tue, 07 Jan 2025 08:00:00 GMT\r\nx-amz-request-id: 1\r\n\r\n",
            out int rest);
        Send(head + rest, request.Is("HEAD"u8) ? [] : body);
    }

    private void List(ResponderRequest request)
    {
        int number = (int)(request.Number("continuation-token="u8) ?? 0);
        bool isLast = number == content.Pages.Length - 1;
        string encoding = request.Has("encoding-type=url"u8) ? "<EncodingType>url</EncodingType>" : "";
        string next = isLast ? "" : $"<NextContinuationToken>{number + 1}</NextContinuationToken>";
        Answer(
            $"{Xml}<ListBucketResult xmlns=\"{Namespace}\"><Name>{S3Data.Bucket}</Name><Prefix>listed/</Prefix><MaxKeys>1000</MaxKeys><KeyCount>1000</KeyCount>{encoding}<IsTruncated>{(isLast ? "false" : "true")}</IsTruncated>{next}",
            content.Pages[number]);
    }

    private void Post(ResponderRequest request)
        => Answer(
            request.Has("uploadId="u8)
                ? $"{Xml}<CompleteMultipartUploadResult xmlns=\"{Namespace}\"><Bucket>{S3Data.Bucket}</Bucket><Key>written</Key><ETag>&quot;{content.ETag}-64&quot;</ETag></CompleteMultipartUploadResult>"
                : $"{Xml}<InitiateMultipartUploadResult xmlns=\"{Namespace}\"><Bucket>{S3Data.Bucket}</Bucket><Key>written</Key><UploadId>{UploadId}</UploadId></InitiateMultipartUploadResult>",
            []);

    private void Answer(string xml, ReadOnlySpan<byte> rest)
    {
        Utf8.TryWrite(
            _out, $"HTTP/1.1 200 OK\r\nContent-Length: {xml.Length + rest.Length}\r\nContent-Type: application/xml\r\nx-amz-request-id: 1\r\n\r\n{xml}", out int head);
        Send(head, rest);
    }

    // What fits goes out with the head at once.
    private void Send(int head, ReadOnlySpan<byte> body)
    {
        int first = Math.Min(body.Length, _out.Length - head);
        body[..first].CopyTo(_out.AsSpan(head));
        Send(_out.AsSpan(0, head + first));
        Send(body[first..]);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }
}
