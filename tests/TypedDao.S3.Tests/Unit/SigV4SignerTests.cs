using Amazon.Runtime;
using TypedDao.S3.Connection;

namespace TypedDao.S3.Tests;

/// <summary>The examples of the Amazon S3 API reference, "Signature Calculations for the Authorization Header".</summary>
public sealed class SigV4SignerTests
{
    private static readonly DateTimeOffset Then = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    [InlineData("lifecycle=", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    public void Signs_as_the_reference_does(string query, string signature)
    {
        var credentials = new ImmutableCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://examplebucket.s3.amazonaws.com/?{query}"));
        var signer = new SigV4Signer("us-east-1", new FixedTime(Then));

        signer.Sign(request, "/", query, credentials);

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, " +
            $"SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}",
            Assert.Single(request.Headers.GetValues("Authorization")));
    }

    [Fact]
    public void A_session_token_is_sent_and_signed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://examplebucket.s3.amazonaws.com/k"));
        new SigV4Signer("us-east-1", new FixedTime(Then)).Sign(request, "/k", "", new ImmutableCredentials("key", "secret", "token"));

        Assert.Equal("token", Assert.Single(request.Headers.GetValues("x-amz-security-token")));
        Assert.Contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,", Assert.Single(request.Headers.GetValues("Authorization")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_day_and_new_credentials_have_a_key_of_their_own()
    {
        var time = new FixedTime(Then);
        var signer = new SigV4Signer("us-east-1", time);
        string first = Sign(signer, "secret");
        string other = Sign(signer, "other");
        time.Now = Then.AddDays(1);
        string later = Sign(signer, "secret");
        time.Now = Then;

        Assert.NotEqual(first, other);
        Assert.NotEqual(first, later);
        Assert.Equal(first, Sign(signer, "secret"));
    }

    private static string Sign(SigV4Signer signer, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://examplebucket.s3.amazonaws.com/k"));
        signer.Sign(request, "/k", "", new ImmutableCredentials("key", secret, null));
        return Assert.Single(request.Headers.GetValues("Authorization")).Split("Signature=")[1];
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
