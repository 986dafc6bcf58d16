using System.IO.Compression;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests;

/// <summary>Rows are encoded while the bytes before them are written.</summary>
public sealed class OverlappedWriteTests
{
    private static readonly Person Row = new() { Id = 1, Name = new string('n', 1000) };

    [Fact]
    public async Task The_next_rows_are_taken_while_the_destination_takes_its_time()
    {
        using var sink = new SlowSink();
        RowWriter<Person> writer = Open(sink);
        Fill(writer);
        for (int i = 0; i < 2; i++)
        {
            ValueTask early = writer.FlushAsync(TestContext.Current.CancellationToken);
            Assert.True(early.IsCompletedSuccessfully);
            await early;
            Fill(writer);
        }

        Task third = writer.FlushAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(third.IsCompleted);
        Assert.Equal(1, sink.Begun);
        sink.Release.SetResult();
        await third;
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        await writer.DisposeAsync();
        Assert.Equal(await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(Enumerable.Repeat(Row, 3 * RowsOfBuffer)), sink.Bytes);
    }

    [Theory]
    [InlineData("data.csv")]
    [InlineData("data.csv.gz")]
    public async Task A_write_that_fails_shows_at_the_next_calls(string key)
    {
        for (int failing = 0; failing < 3; failing++)
        {
            using var sink = new SlowSink { Failing = failing };
            sink.Release.SetResult();
            RowWriter<Person> writer = Open(sink, key);
            IOException error = await Assert.ThrowsAsync<IOException>(async () =>
            {
                var random = new Random(failing);
                for (int i = 0; i < 3000; i++)
                {
                    if (writer.Write(Row with { Name = Convert.ToBase64String(Bytes(random)) }))
                    {
                        await writer.FlushAsync(TestContext.Current.CancellationToken);
                    }
                }

                await writer.CompleteAsync(TestContext.Current.CancellationToken);
            });
            Assert.Equal($"write {failing}", error.Message);
            await Assert.ThrowsAnyAsync<IOException>(async () => await writer.CompleteAsync(CancellationToken.None));
            await writer.DisposeAsync();
            int begun = sink.Begun;
            await Task.Yield();
            Assert.Equal(begun, sink.Begun);
        }
    }

    [Theory]
    [InlineData("data.csv")]
    [InlineData("data.csv.gz")]
    public async Task Disposal_waits_for_the_write_under_way_and_nothing_is_written_after_it(string key)
    {
        using var sink = new SlowSink();
        RowWriter<Person> writer = Open(sink, key);
        for (int i = 0; sink.Begun == 0; i++)
        {
            // A compressor hands on what it has when it has enough.
            if (writer.Write(Row with { Name = Convert.ToBase64String(Bytes(new Random(i))) }))
            {
                await writer.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }

        Task disposal = writer.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        sink.Release.SetResult();
        await disposal;
        int begun = sink.Begun;
        await Task.Yield();
        Assert.Equal((begun, begun), (sink.Begun, sink.Ended));
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_write_under_way_to_disposal()
    {
        using var sink = new SlowSink();
        using var source = new CancellationTokenSource();
        RowWriter<Person> writer = Open(sink);
        Fill(writer);
        await writer.FlushAsync(CancellationToken.None);
        Fill(writer);
        await writer.FlushAsync(CancellationToken.None);
        Fill(writer);
        Task third = writer.FlushAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Task disposal = writer.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        sink.Release.SetResult();
        await disposal;
        Assert.Equal((2, 2), (sink.Begun, sink.Ended));
    }

    [Theory]
    [InlineData("data.csv.gz")]
    [InlineData("data.csv.br")]
    public async Task A_file_whose_compressed_data_could_not_be_ended_is_never_complete(string key)
    {
        using var sink = new SlowSink { Failing = 0 };
        sink.Release.SetResult();
        RowWriter<Person> writer = Open(sink, key);
        writer.Write(Row);
        for (int again = 0; again < 3; again++)
        {
            IOException error = await Assert.ThrowsAsync<IOException>(async () => await writer.CompleteAsync(TestContext.Current.CancellationToken));
            Assert.Equal("write 0", error.Message);
        }

        await writer.DisposeAsync();
        Assert.Equal(0, sink.Length);
    }

    [Fact]
    public async Task Compressed_bytes_come_in_their_order()
    {
        using var sink = new SlowSink();
        sink.Release.SetResult();
        await using RowWriter<Person> writer = Open(sink, "data.csv.gz");
        Person[] people = [.. Enumerable.Range(0, 20_000).Select(i => new Person { Id = i, Name = $"name {i}" })];
        foreach (Person person in people)
        {
            if (writer.Write(person))
            {
                await writer.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        using var plain = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(sink.Bytes), CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(plain, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(people), plain.ToArray());
    }

    private const int RowsOfBuffer = 300;

    private static RowWriter<Person> Open(Stream sink, string key = "data.csv")
        => Support.Codecs.Csv().OpenWriter<Person, PersonShape>(sink, new CodecWriteOptions { Key = key });

    private static void Fill(RowWriter<Person> writer)
    {
        for (int i = 0; i < RowsOfBuffer; i++)
        {
            writer.Write(Row);
        }
    }

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[1000];
        random.NextBytes(bytes);
        return bytes;
    }
}
