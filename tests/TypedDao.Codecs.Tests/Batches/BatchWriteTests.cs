using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Batches;

/// <summary>Rows that are encoded on several threads make the file that one thread makes, or none.</summary>
public sealed class BatchWriteTests
{
    public static TheoryData<int> Degrees => [2, 4];

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 15)]
    [InlineData(2, 16)]
    [InlineData(2, 17)]
    [InlineData(4, 33)]
    [InlineData(2, 30_000)]
    [InlineData(4, 30_000)]
    public async Task The_file_is_that_of_one_thread(int degree, int count)
    {
        Person[] people = [.. Enumerable.Range(0, count).Select(i => new Person { Id = i, Name = $"name \"{i}\"", Age = i % 3 == 0 ? null : i })];
        foreach (ICodec codec in (ICodec[])[Support.Codecs.Csv(), Support.Codecs.Csv(new CsvFormat { Header = false }), Support.Codecs.JsonLines, Support.Codecs.Json])
        {
            foreach (string key in (string[])["data.txt", "data.txt.gz"])
            {
                using var sink = new MemoryStream();
                await WriteAsync(codec, sink, people, degree, key);
                Assert.Equal(await codec.WriteAsync<Person, PersonShape>(people, key), sink.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Rows_of_all_lengths_come_in_their_order(int degree)
    {
        var random = new Random(7);
        Person[] people = [.. Enumerable.Range(0, 600).Select(i => new Person { Id = i, Name = new string('n', 1 << random.Next(0, 18)) })];
        using var sink = new MemoryStream();
        await WriteAsync(Support.Codecs.Csv(), sink, people, degree);
        Assert.Equal(await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(people), sink.ToArray());
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Rows_come_no_faster_than_they_are_written(int degree)
    {
        using var sink = new SlowSink();
        await using RowWriter<Person> writer = Open(Support.Codecs.Csv(), sink, degree);
        Task flush = Task.CompletedTask;
        long rows = 0;
        while (flush.IsCompleted)
        {
            if (writer.Write(new Person { Id = rows++, Name = new string('n', 1000) }))
            {
                flush = writer.FlushAsync(TestContext.Current.CancellationToken).AsTask();
                await Task.WhenAny(flush, Task.Delay(200, TestContext.Current.CancellationToken));
            }
        }

        // Only then: a writer is not disposed before its last write has ended.
        sink.Release.SetResult();
        await flush;
        Assert.InRange(rows, 16, (degree + 2) * 128);
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(rows, (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(sink.ToArray(), "data.csv"))).Rows.Count);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 16)]
    [InlineData(2, 17)]
    [InlineData(4, 700)]
    [InlineData(2, 19_999)]
    [InlineData(4, 20_000)]
    public async Task A_value_that_its_column_cannot_hold_names_its_row(int degree, int bad)
    {
        // Rows behind it are no better; it is the first that counts.
        IEnumerable<Person> people = Enumerable.Range(1, 20_000).Select(i => new Person { Id = i, Name = i >= bad ? "\uD800" : $"name {i}" });
        using var sink = new MemoryStream();
        await using RowWriter<Person> writer = Open(Support.Codecs.JsonLines, sink, degree);
        for (int again = 0; again < 2; again++)
        {
            InvalidValueException error = await Assert.ThrowsAsync<InvalidValueException>(() => WriteAsync(writer, again == 0 ? people : []));
            Assert.Equal(("name", (long)bad), (error.Column, error.Row));
        }

        Assert.DoesNotContain($"\"id\":{bad},", System.Text.Encoding.UTF8.GetString(sink.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_write_that_fails_ends_the_file(int degree)
    {
        for (int failing = 0; failing < 4; failing++)
        {
            using var sink = new SlowSink { Failing = failing };
            sink.Release.SetResult();
            RowWriter<Person> writer = Open(Support.Codecs.Csv(), sink, degree);
            IEnumerable<Person> people = Enumerable.Range(0, 20_000).Select(i => new Person { Id = i, Name = new string('n', 100) });
            for (int again = 0; again < 2; again++)
            {
                IOException error = await Assert.ThrowsAsync<IOException>(() => WriteAsync(writer, again == 0 ? people : []));
                Assert.Equal($"write {failing}", error.Message);
            }

            await writer.DisposeAsync();
            Assert.Equal((failing + 1, failing + 1), (sink.Begun, sink.Ended));
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_cancelled_wait_leaves_the_write_under_way_to_disposal(int degree)
    {
        using var sink = new SlowSink();
        using var source = new CancellationTokenSource();
        RowWriter<Person> writer = Open(Support.Codecs.Csv(), sink, degree);
        source.CancelAfter(50);
        IEnumerable<Person> people = Enumerable.Range(0, 100_000).Select(i => new Person { Id = i, Name = new string('n', 100) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync(writer, people, source.Token));
        Task disposal = writer.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        sink.Release.SetResult();
        await disposal;
        Assert.Equal((1, 1), (sink.Begun, sink.Ended));
    }

    [Fact]
    public async Task Rows_keep_their_numbers_when_a_cancelled_wait_is_tried_again()
    {
        using var sink = new SlowSink();
        await using RowWriter<Person> writer = Open(Support.Codecs.Csv(), sink, degree: 2);
        long rows = 0;
        while (true)
        {
            if (!writer.Write(new Person { Id = ++rows, Name = new string('n', 1000) }))
            {
                continue;
            }

            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
            try
            {
                await writer.FlushAsync(source.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        sink.Release.SetResult();
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        writer.Write(new Person { Id = ++rows, Name = "\uD800" });
        InvalidValueException error = await Assert.ThrowsAsync<InvalidValueException>(() => WriteAsync(writer, []));
        Assert.Equal(rows, error.Row);
    }

    [Fact]
    public async Task Rows_that_can_change_are_encoded_at_once()
    {
        using var sink = new MemoryStream();
        await using RowWriter<Box> writer = Support.Codecs.Csv().OpenWriter<Box, BoxShape>(sink, new CodecWriteOptions { Key = "data.csv", MaxDegreeOfParallelism = 4 });
        var box = new Box();
        for (box.Value = 0; box.Value < 1000; box.Value++)
        {
            if (writer.Write(box))
            {
                await writer.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal("value\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}\n")), System.Text.Encoding.UTF8.GetString(sink.ToArray()));
    }

    private static async Task WriteAsync(ICodec codec, Stream sink, IEnumerable<Person> people, int degree, string key = "data.csv")
    {
        await using RowWriter<Person> writer = Open(codec, sink, degree, key);
        await WriteAsync(writer, people);
    }

    private static async Task WriteAsync(RowWriter<Person> writer, IEnumerable<Person> people, CancellationToken cancellationToken = default)
    {
        foreach (Person person in people)
        {
            if (writer.Write(person))
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static RowWriter<Person> Open(ICodec codec, Stream sink, int degree, string key = "data.csv")
        => codec.OpenWriter<Person, KeptPersonShape>(sink, new CodecWriteOptions { Key = key, MaxDegreeOfParallelism = degree });

    private sealed class Box
    {
        public int Value { get; set; }
    }

    private readonly struct BoxShape : IRowShape<Box>
    {
        public static RowSchema Schema => new(new Column("value", ColumnType.Of(ColumnKind.Int32)));

        public static Box Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => new() { Value = reader.ReadInt32(0) };

        public static void Write<TWriter>(Box row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
            => writer.WriteInt32(0, row.Value);
    }

    private readonly struct KeptPersonShape : IRowShape<Person>
    {
        public static RowSchema Schema => PersonShape.Schema;

        public static bool IsImmutable => true;

        public static Person Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => PersonShape.Read(ref reader);

        public static void Write<TWriter>(Person row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
            => PersonShape.Write(row, ref writer);
    }
}
