using TypedDao.Codecs.Tests.Support;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests;

/// <summary>Beyond rows and their strings nothing is allocated per row.</summary>
public sealed class AllocationTests
{
    private const int Rows = 100_000;
    private const double Limit = 2;

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("json")]
    public async Task Reading_and_writing_allocate_less_than_two_bytes_a_row(string name)
    {
#if DEBUG
        Assert.Skip("code that is not optimised allocates");
#endif
        ICodec codec = name switch { "csv" => Support.Codecs.Csv(), "jsonl" => Support.Codecs.JsonLines, _ => Support.Codecs.Json };
        byte[] bytes = await codec.WriteAsync<Reading, ReadingShape>(Data());
        double read = double.MaxValue;
        double written = double.MaxValue;

        // Until the code is compiled in earnest, which happens in the background.
        for (int i = 0; i < 100 && (read > Limit || written > Limit); i++)
        {
            read = Math.Min(read, Measure(() => Read(codec, bytes)) / Rows);
            written = Math.Min(written, Measure(() => Write(codec, bytes.Length)) / Rows);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {read:F2} bytes a row read, {written:F2} written");
        Assert.InRange(read, 0, Limit);
        Assert.InRange(written, 0, Limit);
    }

    private static IEnumerable<Reading> Data()
    {
        string[] stations = ["KSEA", "KPDX", "Ōsaka"];
        for (int i = 0; i < Rows; i++)
        {
            yield return new Reading(i, stations[i % 3], i % 7 == 0 ? null : new decimal(i, 0, 0, i % 2 == 0, 2), i / 8.0, new DateOnly(2025, 1, 1).AddDays(i % 1000), i % 3, DateTimeOffset.UnixEpoch.AddSeconds(i));
        }
    }

    private static double Measure(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // All I/O is in memory and completes at once: everything runs on this thread.
    private static void Read(ICodec codec, byte[] bytes)
    {
        RowReader<Reading> reader = codec.OpenReader<Reading, ReadingShape>(new MemoryFile(bytes), new CodecReadOptions());
        var batch = new Reading[512];
        int total = 0;
        int count;
        while ((count = Done(reader.ReadAsync(batch, CancellationToken.None))) > 0)
        {
            total += count;
        }

        Assert.Equal(Rows, total);
        Assert.True(reader.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    private static void Write(ICodec codec, int length)
    {
        RowWriter<Reading> writer = codec.OpenWriter<Reading, ReadingShape>(Stream.Null, new CodecWriteOptions { Key = "data" });
        var row = new Reading(12345, "KSEA", -3.25m, 0.125, new DateOnly(2025, 1, 7), 1, DateTimeOffset.UnixEpoch);
        for (int i = 0; i < Rows; i++)
        {
            if (writer.Write(row))
            {
                Assert.True(writer.FlushAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully);
            }
        }

        Assert.True(writer.CompleteAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully);
        Assert.True(writer.DisposeAsync().AsTask().IsCompletedSuccessfully);
        Assert.True(length > 0);
    }

    private static int Done(ValueTask<int> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>A value type, so that the rows themselves allocate nothing.</summary>
    internal readonly record struct Reading(long Id, string Station, decimal? Value, double Level, DateOnly Day, int Kind, DateTimeOffset At);

    internal readonly struct ReadingShape : IRowShape<Reading>
    {
        public static RowSchema Schema => new(
            new("id", ColumnType.Of(ColumnKind.Int64)),
            new("station", ColumnType.Of(ColumnKind.String)),
            new("value", ColumnType.Decimal(12, 2).OrNull()),
            new("level", ColumnType.Of(ColumnKind.Double)),
            new("day", ColumnType.Of(ColumnKind.Date)),
            new("kind", ColumnType.Enum(["rain", "snow", "wind"])),
            new("at", ColumnType.Of(ColumnKind.Timestamp).WithFormat("yyyy/MM/dd HH:mm:ss")));

        public static Reading Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => new(reader.ReadInt64(0), reader.ReadString(1), reader.IsNull(2) ? null : reader.ReadDecimal(2), reader.ReadDouble(3), reader.ReadDate(4), reader.ReadEnum(5), reader.ReadTimestamp(6));

        public static void Write<TWriter>(Reading row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
        {
            writer.WriteInt64(0, row.Id);
            writer.WriteString(1, row.Station);
            if (row.Value is { } value)
            {
                writer.WriteDecimal(2, value);
            }
            else
            {
                writer.WriteNull(2);
            }

            writer.WriteDouble(3, row.Level);
            writer.WriteDate(4, row.Day);
            writer.WriteEnum(5, row.Kind);
            writer.WriteTimestamp(6, row.At);
        }
    }
}
