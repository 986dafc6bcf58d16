using System.Net;
using System.Xml;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace TypedDao.S3.Errors;

/// <summary>A refusal of the server.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code of S3, such as <c>NoSuchKey</c>; empty where the answer has none.</param>
/// <param name="Message">What the server says; may be empty.</param>
/// <param name="RequestId">The server's name for the request.</param>
/// <param name="Region">The region where the bucket is, where the answer says so.</param>
internal sealed record S3Answer(HttpStatusCode Status, string Code, string Message, string? RequestId, string? Region)
{
    private const string RegionHeader = "x-amz-bucket-region";
    private const int LongestBody = 64 << 10;

    /// <summary>The condition that does not hold, where the answer says so, such as <c>x-amz-copy-source-If-Match</c>.</summary>
    public string? Condition { get; private init; }

    /// <summary>Reads the refusal of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async ValueTask<S3Answer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var read = new S3Answer(answer.StatusCode, "", "", HeaderOf(answer, "x-amz-request-id"), HeaderOf(answer, RegionHeader));
        try
        {
            Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                byte[] text = new byte[LongestBody];
                int length = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return read.With(text.AsMemory(0, length));
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // The status is what is left of the answer.
            return read;
        }
    }

    /// <summary>The refusal that an exception of the SDK carries.</summary>
    /// <param name="error">The exception.</param>
    public static S3Answer Of(AmazonS3Exception error)
    {
        // Without a code in the answer the SDK makes one of the status.
        bool hasCode = error.ErrorCode is { Length: > 0 } code && code != error.StatusCode.ToString();
        var answer = new S3Answer(error.StatusCode, hasCode ? error.ErrorCode! : "", hasCode ? error.Message ?? "" : "", error.RequestId, RegionOf(error));
        return string.IsNullOrEmpty(error.ResponseBody) ? answer : answer.With(System.Text.Encoding.UTF8.GetBytes(error.ResponseBody));
    }

    private S3Answer With(ReadOnlyMemory<byte> body)
    {
        S3Answer answer = this;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 1, IsEmptyElement: false })
                {
                    string name = reader.LocalName;
                    string value = reader.Read() && reader.NodeType == XmlNodeType.Text ? reader.Value : "";
                    answer = name switch
                    {
                        "Code" when value.Length > 0 => answer with { Code = value },
                        "Message" when value.Length > 0 => answer with { Message = value },
                        "Condition" when value.Length > 0 => answer with { Condition = value },
                        "Region" when value.Length > 0 => answer with { Region = value },
                        _ => answer,
                    };
                }
            }
        }
        catch (XmlException)
        {
            // Proxies answer in HTML.
            return answer;
        }

        return answer;
    }

    private static string? RegionOf(AmazonS3Exception error)
    {
        string? told = (error.InnerException as HttpErrorResponseException)?.Response?.GetHeaderValue(RegionHeader);
        return string.IsNullOrEmpty(told) ? null : told;
    }

    private static string? HeaderOf(HttpResponseMessage answer, string name)
        => answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
