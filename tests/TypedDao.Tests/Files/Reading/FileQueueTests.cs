using System.Collections.Concurrent;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Reading;

/// <summary>What is asked for before it is a file's turn.</summary>
public sealed class FileQueueTests
{
    private const int Files = 10;
    private const int Length = 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ends_of_files_that_are_read_by_ranges_are_asked_for_before_their_turn()
    {
        Recorder storage = await MakeAsync();
        var statistics = new ReadStatistics();
        await using (FileQueue queue = Queue(storage, statistics, new Ranges()))
        {
            for (int i = 0; i < 6; i++)
            {
                FileSource file = (await queue.NextAsync())!;
                Assert.Equal($"f{i}", file.Key);
                await using Stream end = await file.OpenAsync(Length - 40, null, Stop);
                Assert.Equal(40, (await end.ReadAtLeastAsync(new byte[50], 50, throwOnEndOfStream: false, Stop)));
                await file.DisposeAsync();
                await storage.WaitAsync(Math.Min(Files, i + 5));
                Assert.Equal(Enumerable.Range(0, Math.Min(Files, i + 5)).Select(n => $"f{n} 60"), storage.Requests.Order(StringComparer.Ordinal));
            }
        }

        Assert.Equal(Files, statistics.Requests);
        Assert.True(storage.Opened >= 6);
        Assert.Equal(storage.Opened, storage.Closed);
    }

    [Fact]
    public async Task Other_files_are_opened_one_ahead_from_their_beginning_on()
    {
        Recorder storage = await MakeAsync();
        await using FileQueue queue = Queue(storage, new ReadStatistics(), new Whole());
        await using FileSource first = (await queue.NextAsync())!;
        await storage.WaitAsync(1);
        Assert.Equal(["f1 0"], storage.Requests);
        await using FileSource second = (await queue.NextAsync())!;
        await using Stream content = await second.OpenAsync(0, null, Stop);
        await storage.WaitAsync(2);
        Assert.Equal(["f1 0", "f2 0"], storage.Requests);
    }

    [Fact]
    public async Task A_failure_shows_when_the_file_is_opened_and_other_offsets_are_asked_for_anew()
    {
        Recorder storage = await MakeAsync();
        storage.Fails = "f2";
        await using FileQueue queue = Queue(storage, new ReadStatistics(), new Ranges());
        for (int i = 0; i < Files; i++)
        {
            await using FileSource file = (await queue.NextAsync())!;
            if (i == 2)
            {
                Assert.Equal("down", (await Assert.ThrowsAsync<IOException>(async () => await file.OpenAsync(60, null, Stop))).Message);
            }

            await using Stream other = await file.OpenAsync(10, 5, Stop);
            Assert.Equal(5, await other.ReadAtLeastAsync(new byte[9], 9, throwOnEndOfStream: false, Stop));
        }

        Assert.Null(await queue.NextAsync());
        Assert.Null(await queue.NextAsync());
    }

    private static async Task<Recorder> MakeAsync()
    {
        var storage = new Recorder(new MemoryStorage(null, "files"));
        for (int i = 0; i < Files; i++)
        {
            await TestLake.PutAsync(storage, $"f{i}", new string('x', Length));
        }

        return storage;
    }

    private static FileQueue Queue(IObjectStorage storage, ReadStatistics statistics, ICodec codec)
        => new(storage, storage.ListAsync(string.Empty, default, Stop).Select(entry => new FileEntry(entry.Key, default!, entry)), statistics, codec, Stop);

    private sealed class Recorder(IObjectStorage inner) : DelegatingStorage(inner)
    {
        private int _opened;
        private int _closed;

        public ConcurrentQueue<string> Requests { get; } = [];

        public string? Fails { get; set; }

        public int Opened => _opened;

        public int Closed => _closed;

        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        {
            Requests.Enqueue($"{key} {options.Offset}");
            await Task.Yield();
            if (key == Fails && options.Length is null)
            {
                throw new IOException("down");
            }

            StorageObject opened = await base.GetAsync(key, options, cancellationToken);
            Interlocked.Increment(ref _opened);
            return new StorageObject(opened.Entry, new Watched(opened.Content, () => Interlocked.Increment(ref _closed)));
        }

        /// <summary>Waits until so many requests were made; what is asked for ahead is asked for on other threads.</summary>
        public async Task WaitAsync(int requests)
        {
            for (int i = 0; i < 1000 && Requests.Count < requests; i++)
            {
                await Task.Delay(5, Stop);
            }
        }
    }

    private sealed class Watched(Stream content, Action closed) : MemoryStream(Read(content))
    {
        private bool _isClosed;

        protected override void Dispose(bool disposing)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                closed();
            }

            base.Dispose(disposing);
        }

        private static byte[] Read(Stream content)
        {
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            content.Dispose();
            return copy.ToArray();
        }
    }

    private class Whole : ICodec
    {
        public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
            where TShape : struct, IRowShape<TRow>
            => throw new NotSupportedException();

        public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
            where TShape : struct, IRowShape<TRow>
            => throw new NotSupportedException();
    }

    private sealed class Ranges : Whole, IPlansReads
    {
        public long FirstOffset(long? length) => length!.Value - 40;

        public ValueTask<FileReadPlan> PlanAsync(IFileSource file, RowSchema columns, CodecReadOptions options, CancellationToken cancellationToken)
            => throw new NotSupportedException();
    }
}
