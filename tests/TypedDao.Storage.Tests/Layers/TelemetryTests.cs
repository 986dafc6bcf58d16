using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using TypedDao.Layers;
using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Layers;

public sealed class TelemetryTests : IDisposable
{
    private readonly string _store = $"store-{Guid.NewGuid():n}";
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly ScriptedFaults _faults = new();
    private readonly SkippingTime _time = new();
    private readonly IObjectStorage _storage;

    public TelemetryTests()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StorageTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if ((string?)span.GetTagItem("typeddao.store.name") == _store)
                {
                    _spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorageTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
        _storage = StorageLayers.Apply(new FaultyStorage(new MemoryStorage(), _faults, _time), _store, _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Every_call_is_a_span_and_is_counted()
    {
        await _storage.PutAsync("a", "content");
        await _storage.HeadAsync("a");
        await _storage.ReadAsync("a");
        await _storage.CopyAsync("a", "b", default, Token);
        await using (StorageUpload upload = await _storage.OpenUploadAsync("c"))
        {
            await upload.WriteAsync(100);
            await upload.WriteAsync(11);
            await upload.SealAsync(Token);
            await upload.CompleteAsync();
        }

        await _storage.ListAsync();
        await _storage.DeleteAsync("a");

        string[] operations = ["put", "head", "get", "copy", "upload", "list", "delete"];
        Assert.Equal(operations.Select(operation => $"{operation} {_store}"), _spans.Select(span => span.DisplayName));
        Assert.All(_spans, span => Assert.Equal(ActivityKind.Client, span.Kind));
        Assert.Equal(["a", "a", "a", "b", "c", "", "a"], _spans.Select(span => (string?)span.GetTagItem("typeddao.key")));
        Assert.Equal(operations, _spans.Select(span => (string?)span.GetTagItem("typeddao.operation.name")));
        Assert.Equal([7L, null, null, null, 111L, null, null], _spans.Select(span => span.GetTagItem("typeddao.io.written")));
        Assert.Equal([null, null, 7L, null, null, null, null], _spans.Select(span => span.GetTagItem("typeddao.io.read")));
        Assert.Equal(3L, _spans.Single(span => span.DisplayName.StartsWith("list", StringComparison.Ordinal)).GetTagItem("typeddao.list.entries"));

        Assert.Equal(operations, Of("typeddao.storage.operations").Select(item => item.Tags["typeddao.operation.name"]));
        Assert.Equal(operations, Of("typeddao.storage.operation.duration").Select(item => item.Tags["typeddao.operation.name"]));
        Assert.Equal(
            [("put", "write", 7d), ("get", "read", 7d), ("upload", "write", 111d)],
            Of("typeddao.storage.io").Select(item => ((string)item.Tags["typeddao.operation.name"]!, (string)item.Tags["typeddao.io.direction"]!, item.Value)));
        Assert.Empty(Of("typeddao.storage.errors"));
        Assert.Empty(Of("typeddao.storage.retries"));
    }

    [Fact]
    public async Task The_deletion_of_several_is_one_call()
    {
        await _storage.DeleteAsync([], Token);
        _faults.At(StorageCall.Delete, Fault.Unavailable(), skip: 1);
        await _storage.DeleteAsync(["b", "a", "c"], Token);
        Assert.Equal([("delete", ""), ("delete", "b")], _spans.Select(span => ((string)span.GetTagItem("typeddao.operation.name")!, (string)span.GetTagItem("typeddao.key")!)));
        Assert.Equal(2, Of("typeddao.storage.operations").Count());
        Assert.Equal("unavailable", Of("typeddao.storage.retries").Single().Tags["error.type"]);
        await Assert.ThrowsAsync<ArgumentNullException>(() => _storage.DeleteAsync((IReadOnlyCollection<string>)null!, Token).AsTask());
    }

    [Fact]
    public async Task Failures_have_their_kind_and_repetitions_are_counted()
    {
        _faults.At(StorageCall.Put, Fault.Throttled(), times: 2);
        await _storage.PutAsync("a", "content");
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("a", "content", new PutOptions { IfAbsent = true }).AsTask());

        Assert.Equal(2, Of("typeddao.storage.retries").Count());
        Assert.All(Of("typeddao.storage.retries"), item => Assert.Equal("throttled", item.Tags["error.type"]));
        Activity[] spans = [.. _spans];
        Assert.Equal(["retry", "retry"], spans[0].Events.Select(item => item.Name));
        Assert.Equal(ActivityStatusCode.Unset, spans[0].Status);
        Assert.Equal(ActivityStatusCode.Error, spans[1].Status);
        Assert.Equal("already_exists", spans[1].GetTagItem("error.type"));
        Assert.Equal("already_exists", Of("typeddao.storage.errors").Single().Tags["error.type"]);
        Assert.Equal("already_exists", Of("typeddao.storage.operation.duration").Last().Tags["error.type"]);
    }

    [Fact]
    public async Task Spans_end_where_disposing_fails()
    {
        var broken = new UndisposableStorage();
        IObjectStorage storage = StorageLayers.Telemetry(broken, _store, _time);
        await storage.PutAsync("a", "content");
        foreach (Func<Task> call in (Func<Task>[])
        [
            async () => await (await storage.GetAsync("a", default, Token)).DisposeAsync(),
            async () => await (await storage.OpenUploadAsync("a")).DisposeAsync(),
            () => storage.ListAsync(),
        ])
        {
            await Assert.ThrowsAsync<IOException>(call);
        }

        Assert.Equal(["put", "get", "upload", "list"], _spans.Select(span => (string?)span.GetTagItem("typeddao.operation.name")));
    }

    [Fact]
    public async Task Nothing_that_is_reported_holds_a_secret()
    {
        const string Secret = "5ecret";
        Exception foreign = new HttpRequestException($"https://key:{Secret}@host/a?X-Amz-Signature={Secret} failed, SecretAccessKey={Secret}");
        var fault = new Fault { Error = () => foreign };
        var faults = new ScriptedFaults().At(StorageCall.Head, fault, times: 6).At(StorageCall.Get, fault, times: 5);
        IObjectStorage layered = StorageLayers.Apply(new FaultyStorage(new MemoryStorage(), faults, _time), _store, _time);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => layered.HeadAsync("a").AsTask());
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TypedDaoException>(() => layered.ReadAsync("a"));
        IObjectStorage alone = StorageLayers.Telemetry(new FaultyStorage(new MemoryStorage(), faults, _time), _store, _time);
        Assert.Same(foreign, await Assert.ThrowsAsync<HttpRequestException>(() => alone.HeadAsync("a").AsTask()));

        Assert.Equal(3, _spans.Count);
        foreach (Activity span in _spans)
        {
            IEnumerable<object?> reported =
            [
                span.DisplayName, span.StatusDescription, .. span.TagObjects.Select(tag => tag.Value),
                .. span.Events.SelectMany(item => item.Tags).Select(tag => tag.Value),
            ];
            Assert.DoesNotContain(reported, value => value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
        }

        Assert.DoesNotContain(_measured.SelectMany(item => item.Tags.Values), value => value?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
        Assert.Contains("://***@host", _spans.First().StatusDescription!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_caller_cancels_is_no_error()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _storage.HeadAsync("a", new CancellationToken(true)).AsTask());
        Assert.Empty(Of("typeddao.storage.errors"));
        Activity span = Assert.Single(_spans);
        Assert.Equal("canceled", span.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task Duration_is_the_time_in_the_storage_alone()
    {
        _faults.At(StorageCall.Get, Fault.Slow(TimeSpan.FromSeconds(2))).At(StorageCall.Read, Fault.Slow(TimeSpan.FromSeconds(3)));
        await _storage.PutAsync("a", "content");
        await using (StorageObject opened = await _storage.GetAsync("a", default, Token))
        {
            _time.Advance(TimeSpan.FromSeconds(1000));
            Assert.Equal(7, await opened.Content.ReadAsync(new byte[10], Token));
        }

        Assert.Equal(5, Of("typeddao.storage.operation.duration").Last().Value);
    }

    [Fact]
    public async Task The_callers_span_stays_the_current_one()
    {
        using var source = new ActivitySource(_store);
        using var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == _store,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using Activity caller = source.StartActivity("caller")!;
        await _storage.PutAsync("a", "content");
        Assert.Same(caller, Activity.Current);
        StorageObject opened = await _storage.GetAsync("a", default, Token);
        Assert.Same(caller, Activity.Current);
        using (Activity later = source.StartActivity("later")!)
        {
            await opened.DisposeAsync();
            Assert.Same(later, Activity.Current);
        }

        await foreach (StorageEntry _ in _storage.ListAsync("", default, Token))
        {
            Assert.Same(caller, Activity.Current);
        }

        Assert.Same(caller, Activity.Current);
        Assert.All(_spans, span => Assert.Equal(caller.SpanId, span.ParentSpanId));
    }

    private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Of(string name) => _measured.Where(item => item.Name == name);

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new Dictionary<string, object?>(tags.ToArray());
        if ((string?)all["typeddao.store.name"] == _store)
        {
            _measured.Enqueue((instrument.Name, value, all));
        }
    }

    /// <summary>A storage whose contents, uploads and listings fail when they are disposed.</summary>
    private sealed class UndisposableStorage() : DelegatingStorage(new MemoryStorage())
    {
        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
            => new((await base.GetAsync(key, options, cancellationToken)).Entry, new Content());

        public override ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
            => new(new Upload());

        public override async IAsyncEnumerable<StorageEntry> ListAsync(
            string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                await Task.Yield();
                yield break;
            }
            finally
            {
                await FailAsync();
            }
        }

        private static ValueTask FailAsync() => ValueTask.FromException(new IOException("cannot be disposed"));

        private sealed class Content : MemoryStream
        {
            public override async ValueTask DisposeAsync()
            {
                await base.DisposeAsync();
                await FailAsync();
            }
        }

        private sealed class Upload : StorageUpload
        {
            public override long Length => 0;

            public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => default;

            public override ValueTask SealAsync(CancellationToken cancellationToken) => default;

            public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken) => throw new InvalidOperationException();

            public override ValueTask DisposeAsync() => FailAsync();
        }
    }
}
