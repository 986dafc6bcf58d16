using TypedDao.Codecs;
using TypedDao.Parquet.Writing;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>Texts that rows take as their bytes.</summary>
public sealed class Utf8StringTests
{
    // Dictionaries have blocks of their own; texts that do not repeat are written without.
    public static TheoryData<int, int> Cases => new()
    {
        { 3, 1 }, { 3, 4 }, { int.MaxValue, 1 }, { int.MaxValue, 4 },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task They_stay_when_the_file_is_read_on(int different, int threads)
    {
        string?[] texts = [.. Enumerable.Range(0, 10_000).Select(i => i % 11 == 0 ? null : i % 13 == 0 ? "" : i > 5000 ? $"é東🏯 {i % different}" : $"text {i % different}")];
        List<TextRow> rows = await ReadAsync(await WriteAsync(texts.Select(text => text is null ? null : System.Text.Encoding.UTF8.GetBytes(text))), threads, null);
        Assert.Equal(texts, rows.Select(row => row.Text?.ToString()));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Bytes_that_are_no_text_make_a_bad_row(int different, int threads)
    {
        byte[][] values = [.. Enumerable.Range(0, 5000).Select(i => i % 1000 == 999 ? [0x61, 0xFF] : System.Text.Encoding.UTF8.GetBytes($"é{i % different}"))];
        var rejected = new List<RejectedRow>();
        List<TextRow> rows = await ReadAsync(await WriteAsync(values), threads, rejected);
        Assert.Equal(values.Where(value => value[^1] != 0xFF).Select(System.Text.Encoding.UTF8.GetString), rows.Select(row => row.Text!.Value.ToString()));
        Assert.Equal([1000L, 2000, 3000, 4000, 5000], rejected.Select(row => row.Line));
        Assert.All(rejected, row => Assert.Equal(("text", "61FF", "expected text in UTF-8"), (row.Column, row.Value, row.Error)));
    }

    [Theory, InlineData(1), InlineData(4)]
    public async Task Empty_texts_at_both_ends_of_a_batch_are_empty(int threads)
    {
        // The ends of batches, of which none has more than 4,000 rows, and of what is read at once: 3,000 rows.
        string[] texts = [.. Enumerable.Range(0, 12_000).Select(i => (i + 5) % 500 < 10 ? "" : $"text {i}")];
        List<TextRow> rows = await ReadAsync(await WriteAsync(texts.Select(System.Text.Encoding.UTF8.GetBytes)), threads, null);
        Assert.Equal(texts, rows.Select(row => System.Text.Encoding.UTF8.GetString(row.Text!.Value.Span)));
    }

    [Fact]
    public async Task A_batch_of_empty_texts_alone_is_empty()
    {
        List<TextRow> rows = await ReadAsync(await WriteAsync(Enumerable.Repeat(Array.Empty<byte>(), 10)), threads: 1, null);
        Assert.All(rows, row => Assert.True(row.Text!.Value.Span.IsEmpty));
        Assert.Equal(10, rows.Count);
    }

    private static Task<byte[]> WriteAsync(IEnumerable<byte[]?> values)
    {
        DynamicShape.Use(new RowSchema([new Column("text", ColumnType.Bytes.OrNull())]));
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            [.. values.Select(value => new DynamicRow([value is null ? null : (object)new ReadOnlyMemory<byte>(value)]))], new WriteOptions { RowGroupRows = 4000, PageRows = 700 });
    }

    private static Task<List<TextRow>> ReadAsync(byte[] file, int threads, List<RejectedRow>? rejected)
        => ParquetFiles.ReadAsync<TextRow, TextShape>(new LocalSource(file), rejected, batchLength: 3000, threads: threads);

    private readonly record struct TextRow(Utf8String? Text);

    private readonly struct TextShape : IRowShape<TextRow>
    {
        public static RowSchema Schema => new([new Column("text", ColumnType.String.OrNull())]);

        public static TextRow Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => new(reader.IsNull(0) ? null : reader.ReadUtf8String(0));

        public static void Write<TWriter>(TextRow row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
            => throw new NotSupportedException();
    }
}
