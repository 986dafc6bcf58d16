using TypedDao.Layers;
using TypedDao.Schema;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Model;

/// <summary>Random operations give what a dictionary gives.</summary>
public sealed class ModelTests
{
    private static readonly string[] Keys = ["a/b", "a/b-c", "a/bc/d", "a-b", "a.b", "ab", "z\uFFFD", "z\U0001F600", "é/ü", "deep/er/and/deeper"];
    private static readonly RetryOptions Patient = new() { MaximumAttempts = 30, FirstPause = TimeSpan.FromTicks(1), Budget = 1_000_000 };

    public static TheoryData<string, int> Seeds
    {
        get
        {
            var seeds = new TheoryData<string, int>();
            foreach (string storage in (string[])["memory", "local", "local with faults"])
            {
                for (int seed = 1; seed <= 5; seed++)
                {
                    seeds.Add(storage, seed);
                }
            }

            return seeds;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_storage_is_a_sorted_dictionary(string kind, int seed)
    {
        using var folder = new TempFolder();
        var quick = new LocalStorageOptions { FlushToDisk = false };
        await using IObjectStorage storage = kind switch
        {
            "memory" => new MemoryStorage(),
            "local" => new LocalStorage(folder.Path, quick),
            _ => StorageLayers.Apply(new FaultyStorage(new LocalStorage(folder.Path, quick), new SeededFaults(seed, 0.2)), "store", retry: Patient),
        };
        var run = new Run(storage, new Random(seed));
        for (int step = 0; step < 400; step++)
        {
            await run.StepAsync($"{kind}, seed {seed}, step {step}");
        }
    }

    private sealed class Run(IObjectStorage storage, Random random)
    {
        private readonly SortedDictionary<string, (byte[] Content, string ETag)> _model = new(Utf8Order.Instance);

        private static CancellationToken Token => TestContext.Current.CancellationToken;

        public async Task StepAsync(string where)
        {
            string key = Keys[random.Next(Keys.Length)];
            bool isThere = _model.TryGetValue(key, out (byte[] Content, string ETag) present);
            byte[] content = new byte[random.Next(4) switch { 0 => 0, 1 => 8, 2 => random.Next(1000), _ => random.Next(60_000) }];
            random.NextBytes(content);
            PutOptions options = random.Next(4) switch
            {
                0 => new PutOptions { IfAbsent = true },
                1 => new PutOptions { IfMatch = isThere && random.Next(2) == 0 ? present.ETag : "other" },
                _ => default,
            };
            ErrorKind? expected = options.IfAbsent && isThere ? ErrorKind.AlreadyExists
                : options.IfMatch is { } match && (!isThere || match != present.ETag) ? ErrorKind.Conflict
                : null;
            switch (random.Next(8))
            {
                case 0 or 1:
                    await WriteAsync(where, key, content, expected, () => storage.PutAsync(key, content, options, Token).AsTask());
                    break;
                case 2:
                    await WriteAsync(where, key, content, expected, () => UploadAsync(key, content, options));
                    break;
                case 3:
                    string source = Keys[random.Next(Keys.Length)];
                    bool hasSource = _model.TryGetValue(source, out (byte[] Content, string ETag) copied);
                    await WriteAsync(
                        where,
                        key,
                        copied.Content,
                        hasSource ? expected : ErrorKind.NotFound,
                        () => storage.CopyAsync(source, key, options, Token).AsTask());
                    break;
                case 4:
                    await storage.DeleteAsync(key, Token);
                    _model.Remove(key);
                    break;
                case 5:
                    StorageEntry? head = await storage.HeadAsync(key, Token);
                    Assert.True(isThere == head is not null && head?.ETag == present.ETag, where);
                    break;
                case 6 when isThere:
                    int from = random.Next(-content.Length - 10, present.Content.Length + 10);
                    int length = random.Next(70_000);
                    int start = from < 0 ? Math.Max(0, present.Content.Length + from) : Math.Min(from, present.Content.Length);
                    byte[] found = await storage.ReadAsync(key, new GetOptions { Offset = from, Length = length });
                    Assert.True(present.Content.AsSpan(start, Math.Min(length, present.Content.Length - start)).SequenceEqual(found), where);
                    break;
                default:
                    string prefix = Keys[random.Next(Keys.Length)][..random.Next(3)];
                    string? after = random.Next(2) == 0 ? Keys[random.Next(Keys.Length)] : null;
                    string[] listed = await storage.ListAsync(prefix, after);
                    string[] wanted =
                    [
                        .. _model.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && (after is null || Utf8Order.Compare(name, after) > 0)),
                    ];
                    Assert.True(wanted.SequenceEqual(listed), $"{where}: {string.Join(' ', listed)} where {string.Join(' ', wanted)} was expected");
                    break;
            }
        }

        private async Task WriteAsync(string where, string key, byte[] content, ErrorKind? expected, Func<Task<StorageEntry>> write)
        {
            try
            {
                StorageEntry written = await write();
                Assert.True(expected is null && written.Length == content.Length, where);
                _model[key] = (content, written.ETag);
            }
            catch (TypedDaoException error)
            {
                Assert.True(expected == error.Kind, $"{where}: {error.Message}");
            }
        }

        private async Task<StorageEntry> UploadAsync(string key, byte[] content, PutOptions options)
        {
            await using StorageUpload upload = await storage.OpenUploadAsync(key, options, Token);
            int from = 0;
            while (from < content.Length)
            {
                int length = Math.Min(random.Next(1, 30_000), content.Length - from);
                await upload.WriteAsync(content.AsMemory(from, length), Token);
                from += length;
            }

            if (random.Next(2) == 0)
            {
                await upload.SealAsync(Token);
            }

            return await upload.CompleteAsync(key: null, Token);
        }
    }
}
