using System.Buffers;
using System.Text;
using System.Text.Json;
using TypedDao.Schema;
using TypedDao.Sql.Values;
using TypedDao.Tests;

namespace TypedDao.Sql.Json;

/// <summary>Documents that rows are written to and read from.</summary>
public sealed class JsonFieldTests
{
    [Fact]
    public void Random_rows_come_back()
    {
        var random = new Random(Seeded.Seed());
        for (int i = 0; i < 300; i++)
        {
            var data = new RandomData(random);
            RowSchema schema = data.Schema();
            DynamicRow row = data.Row(schema);
            byte[] json;
            try
            {
                json = Write(schema, row);
            }
            catch (InvalidValueException error)
            {
                Assert.Contains("U+0000", error.Message, StringComparison.Ordinal);
                continue;
            }

            var failure = new ValueFailure();
            Assert.Equal(Dynamic.Show(row), Dynamic.Show(Read(schema, json, failure)));
            Assert.False(failure.IsSet, $"{failure.Column}: {failure.Value}: {failure.Error}\n{Encoding.UTF8.GetString(json)}");
        }
    }

    [Fact]
    public void Damaged_documents_are_told_of_and_never_fail_otherwise()
    {
        var random = new Random(Seeded.Seed());
        int told = 0;
        for (int i = 0; i < 1000; i++)
        {
            var data = new RandomData(random);
            RowSchema schema = data.Schema();
            var failure = new ValueFailure();
            string other = random.Next(3) switch { 0 => "{}", 1 => "[1,{\"a\":null}]", _ => $"{{\"{schema[0].Name.Replace("\\", "\\\\", StringComparison.Ordinal)}\":{Scrap(random)}}}" };
            try
            {
                Read(schema, Encoding.UTF8.GetBytes(other), failure);
            }
            catch (JsonException)
            {
                continue;
            }

            told += failure.IsSet ? 1 : 0;
        }

        Assert.True(told > 300, $"{told} of 1000 were told of.");
    }

    private static string Scrap(Random random)
        => random.Next(9) switch { 0 => "1e400", 1 => "\"x\"", 2 => "[[]]", 3 => "{\"a\":{}}", 4 => "-0", 5 => "99999999999999999999", 6 => "\"2025-02-30\"", 7 => "true", _ => "[null]" };

    private static byte[] Write(RowSchema schema, DynamicRow row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            var writer = new JsonFieldWriter(json, null, ColumnType.Struct(schema), "whole");
            Dynamic.WriteValue(ref writer, 0, ColumnType.Struct(schema), row);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static object? Read(RowSchema schema, byte[] json, ValueFailure failure)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var reader = new JsonFieldReader(document.RootElement, null, null, ColumnType.Struct(schema), "whole", failure);
        return Dynamic.ReadValue(ref reader, 0, ColumnType.Struct(schema));
    }
}
