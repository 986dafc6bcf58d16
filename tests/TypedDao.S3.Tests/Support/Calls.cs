using System.Text.RegularExpressions;
using TypedDao.Layers;
using TypedDao.Storage;

namespace TypedDao.S3.Tests;

/// <summary>Calls by name, for the tests of errors, and what they end with.</summary>
internal static partial class Calls
{
    /// <summary>Two attempts without a pause worth mentioning.</summary>
    public static RetryOptions Twice { get; } = new() { MaximumAttempts = 2, FirstPause = TimeSpan.FromMilliseconds(1) };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The error of a call.</summary>
    public static async Task<TypedDaoException> FailAsync(IObjectStorage storage, string call)
        => await Assert.ThrowsAnyAsync<TypedDaoException>(() => RunAsync(storage, call));

    /// <summary>Makes a call on the key <c>a/b</c>.</summary>
    public static async Task RunAsync(IObjectStorage storage, string call)
    {
        byte[] content = [1, 2, 3];
        await (call switch
        {
            "head" => storage.HeadAsync("a/b", Token).AsTask(),
            "get" => ReadAsync(storage, "a/b"),
            "get-match" => ReadAsync(storage, "a/b", new GetOptions { IfMatch = "x" }),
            "list" => ListAsync(storage, "a/"),
            "put" => storage.PutAsync("a/b", content, default, Token).AsTask(),
            "create" => storage.PutAsync("a/b", content, new PutOptions { IfAbsent = true }, Token).AsTask(),
            "replace" => storage.PutAsync("a/b", content, new PutOptions { IfMatch = "x" }, Token).AsTask(),
            "delete" => storage.DeleteAsync("a/b", Token).AsTask(),
            "delete-both" => storage.DeleteAsync(["a/b", "a/c"], Token).AsTask(),
            "copy" => storage.CopyAsync("a/b", "a/c", default, Token).AsTask(),
            _ => throw new ArgumentException($"There is no call '{call}'.", nameof(call)),
        });
    }

    public static async Task<byte[]> ReadAsync(IObjectStorage storage, string key, GetOptions options = default)
    {
        await using StorageObject opened = await storage.GetAsync(key, options, Token);
        using var bytes = new MemoryStream();
        await opened.Content.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    public static async Task<string[]> ListAsync(IObjectStorage storage, string prefix = "", string? startAfter = null)
        => await storage.ListAsync(prefix, new ListOptions { StartAfter = startAfter }, Token).Select(entry => entry.Key).ToArrayAsync(Token);

    /// <summary>Writes an object by an upload.</summary>
    public static async Task<StorageEntry> UploadAsync(IObjectStorage storage, string key, ReadOnlyMemory<byte> content, PutOptions options = default)
    {
        await using StorageUpload upload = await storage.OpenUploadAsync(key, options, Token);
        await upload.WriteAsync(content, Token);
        return await upload.CompleteAsync(null, Token);
    }

    /// <summary>Bytes that tell their place.</summary>
    public static byte[] Bytes(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Compares long contents without writing them out.</summary>
    public static void CheckSame(byte[] expected, byte[] found)
        => Assert.True(expected.AsSpan().SequenceEqual(found), $"{found.Length} bytes are others than the {expected.Length} that were written, from {expected.AsSpan().CommonPrefixLength(found)}");

    /// <summary>What an error says, without what differs from run to run.</summary>
    public static string Text(TypedDaoException error, TestBucket bucket)
    {
        string text = error.Message.Replace(bucket.Name, "BUCKET", StringComparison.Ordinal);
        CheckSecrets(error, bucket.Server.Owner.SecretKey, bucket.Server.Guest.SecretKey);
        return Port().Replace(Request().Replace(text, "; request ID)"), "127.0.0.1:PORT");
    }

    public static void CheckSecrets(Exception error, params ReadOnlySpan<string> secrets)
    {
        foreach (string secret in secrets)
        {
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"; request [^)\s]+\)")]
    private static partial Regex Request();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
