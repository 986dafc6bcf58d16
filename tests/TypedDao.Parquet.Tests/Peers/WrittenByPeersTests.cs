using TypedDao.Parquet.Tests.Filtering;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>What others write is read without a difference.</summary>
public sealed class WrittenByPeersTests(NodePeers peers) : IClassFixture<NodePeers>
{
    /// <summary>A table of every type that DuckDB writes.</summary>
    internal const string DuckDbTable =
        """
        create or replace temp table t as select
            i, 7 as seven, null::int as nothing,
            case when i % 7 > 0 then h % 2 = 0 end as flag,
            ((h % 256)::int - 128)::tinyint as i8, ((h % 65536)::int - 32768)::smallint as i16, ((h % 4294967296)::bigint - 2147483648)::int as i32,
            (h::hugeint - 9223372036854775808)::bigint as i64, case when i % 3 > 0 then (h % 256)::utinyint end as u8,
            (h % 65536)::usmallint as u16, (h % 4294967296)::uinteger as u32, h as u64,
            case i % 11 when 0 then 'nan'::float when 1 then '-inf'::float when 2 then '-0.0'::float else ((h % 100000) / 7.0)::float end as f32,
            case i % 11 when 0 then null when 1 then 'inf'::double when 2 then 'nan'::double else (h % 1000000007) / 13.0 end as f64,
            (((h % 19999)::int - 9999) / 10)::decimal(4, 1) as d4, (((h % 1999999999)::bigint - 999999999) / 100)::decimal(9, 2) as d9,
            ((h % 1000000000000)::bigint)::decimal(18, 3) as d18, case when i % 5 > 0 then (h::varchar || '.' || (h % 1000)::varchar)::decimal(38, 10) end as d38,
            case when i % 9 > 0 then repeat(chr((97 + h % 26)::int), (h % 20)::int) || 'é東🏯' end as text, 'common/prefix/' || i as path, 'few ' || (h % 5) as few,
            (['red', 'green', 'blue'][1 + (i % 3)::int])::enum ('red', 'green', 'blue') as color, unhex(md5(i::varchar)) as bytes,
            case when i % 4 > 0 then date '0001-01-01' + (h % 3652058)::int end as day, time '00:00:00' + to_microseconds((h % 86400000000)::bigint) as clock,
            make_timestamp((h % 253402300799000000)::bigint) as local, case when i % 6 > 0 then make_timestamp((h % 253402300799000000)::bigint)::timestamptz end as instant,
            make_timestamp((h % 4000000000)::bigint * 1000000)::timestamp_s as seconds, make_timestamp((h % 4000000000)::bigint * 1000)::timestamp_ms as millis,
            make_timestamp((h % 4000000000000000)::bigint)::timestamp_ns as nanos, md5(i::varchar)::uuid as id,
            to_months((i % 100)::int) + to_days((i % 31)::int) + to_milliseconds(i * 1001) as span,
            case when i % 5 = 0 then null when i % 7 = 0 then [] else [i, null, i * 2] end as list,
            case when i % 8 > 0 then [[i::varchar, null], [], null] end as lists, [i, i + 1, i + 2]::bigint[3] as three,
            case when i % 3 > 0 then {'a': i, 'b': {'c': case when i % 2 = 0 then 'x' || i end, 'd': [i::double]}} end as struct,
            case when i % 4 > 0 then [{'k': 'v' || i, 'n': null::int}, null, {'k': null, 'n': i::int}] end as structs,
            case when i % 6 > 0 then map {'a' || i: [i], 'b': null, 'c': []} end as map,
            case when i % 6 > 0 then map {i: {'m': map {'z': i}}} end as maps
        from (select i, hash(i) as h from range(3000) r(i))
        """;

    private const string ClickHouseTable =
        """
        select toInt64(number) as n, toInt8(number) as i8, toInt16(number * 7) as i16, toInt32(number * 77777) as i32, toInt64(cityHash64(number)) as i64,
            toUInt8(number) as u8, toUInt16(number * 7) as u16, toUInt32(number * 7777777) as u32, cityHash64(number) as u64,
            if(number % 3 = 0, null, toInt32(number)) as nullable, number % 2 = 0 as flag, toFloat32(number / 7) as f32, if(number % 11 = 0, nan, number / 13) as f64,
            toDecimal32(number / 100, 4) as d9, toDecimal64(number / 1000, 6) as d18, toDecimal128(number, 20) as d38,
            if(number % 5 = 0, null, repeat('é', number % 9)) as text, toLowCardinality('few ' || toString(number % 5)) as few,
            toDate32('1900-01-01') + number * 48 as day, toDateTime64('1950-06-07 08:09:10.123', 3, 'UTC') + number * 7777 as millis,
            toDateTime64('1950-06-07 08:09:10.123456', 6, 'UTC') + number * 7777 as micros,
            if(number % 4 = 0, [], [number, number + 1]) as list, [[toString(number)], []] as lists, tuple(number, toString(number)) as struct,
            map('a', number, toString(number), 5) as map, reinterpretAsUUID(MD5(toString(number))) as uuid, [(number, [toNullable(1), null])] as structs
        from numbers(3000)
        """;

    public static MatrixTheoryData<string, string, int> DuckDbCases
        => new(["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"], ["v1", "v2"], [2048, 122_880]);

    public static MatrixTheoryData<string, string, int> ClickHouseCases
        => new(["none", "snappy", "gzip", "zstd", "brotli", "lz4"], ["1.0", "2.latest"], [500, 1_000_000]);

    [Theory]
    [MemberData(nameof(DuckDbCases))]
    public async Task What_DuckDB_writes_is_read(string codec, string version, int rowGroupRows)
    {
        string path = peers.NewFile();
        List<string> expected = await peers.WriteAsync(
            "duckdb", "from t", DuckDbTable, $"copy t to '{path}' (format parquet, codec '{codec}', parquet_version '{version}', row_group_size {rowGroupRows})");

        await CompareAsync(path, expected, hasTexts: true);
    }

    [Theory]
    [MemberData(nameof(ClickHouseCases))]
    public async Task What_ClickHouse_writes_is_read(string codec, string version, int rowGroupRows)
    {
        string path = peers.NewFile();
        string settings = $"output_format_parquet_compression_method = '{codec}', output_format_parquet_version = '{version}', "
            + $"output_format_parquet_row_group_size = {rowGroupRows}, output_format_parquet_data_page_size = 4000, output_format_parquet_batch_size = 100";
        List<string> expected = await peers.WriteAsync(
            "chdb", ClickHouseTable + " order by n", $"insert into function file('{path}', Parquet) {ClickHouseTable} order by n settings {settings}");

        await CompareAsync(path, expected, hasTexts: false);
    }

    private static async Task CompareAsync(string path, List<string> expected, bool hasTexts)
    {
        var source = new LocalSource(path);
        RowSchema schema = (await ParquetFile.OpenAsync(source, TestContext.Current.CancellationToken)).Schema;
        DynamicShape.Use(schema);
        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(source);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, found.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i], Canonical.Row(schema, found[i], hasTexts));
        }

        // By the statistics, indexes and filters that the peer has written.
        await FilterChecks.CheckAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), schema, Seeded.Random());
    }
}
