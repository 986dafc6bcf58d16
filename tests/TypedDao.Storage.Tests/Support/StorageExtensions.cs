using System.Text;

namespace TypedDao.Storage.Tests;

/// <summary>Short forms for tests.</summary>
internal static class StorageExtensions
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ValueTask<StorageEntry> PutAsync(this IObjectStorage storage, string key, string content, PutOptions options = default)
        => storage.PutAsync(key, Encoding.UTF8.GetBytes(content), options, Token);

    public static async Task<byte[]> ReadAsync(this IObjectStorage storage, string key, GetOptions options = default)
    {
        await using StorageObject opened = await storage.GetAsync(key, options, Token);
        using var all = new MemoryStream();
        await opened.Content.CopyToAsync(all, Token);
        return all.ToArray();
    }

    public static async Task<string> ReadTextAsync(this IObjectStorage storage, string key) => Encoding.UTF8.GetString(await storage.ReadAsync(key));

    public static async Task<string[]> ListAsync(this IObjectStorage storage, string prefix = "", string? startAfter = null)
        => await storage.ListAsync(prefix, new ListOptions { StartAfter = startAfter }, Token).Select(entry => entry.Key).ToArrayAsync(Token);

    public static ValueTask<StorageEntry?> HeadAsync(this IObjectStorage storage, string key) => storage.HeadAsync(key, Token);

    public static ValueTask DeleteAsync(this IObjectStorage storage, string key) => storage.DeleteAsync(key, Token);

    public static ValueTask<StorageUpload> OpenUploadAsync(this IObjectStorage storage, string key, PutOptions options = default)
        => storage.OpenUploadAsync(key, options, Token);

    public static ValueTask WriteAsync(this StorageUpload upload, int length) => upload.WriteAsync(new byte[length], Token);

    public static ValueTask<StorageEntry> CompleteAsync(this StorageUpload upload) => upload.CompleteAsync(key: null, Token);
}
