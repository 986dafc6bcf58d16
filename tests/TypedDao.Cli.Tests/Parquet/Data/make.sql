-- The files of this folder, as DuckDB 1.5.6 writes them (npm i @duckdb/node-api@1.5.6-r.1).
SET TimeZone = 'UTC';
SET force_mbedtls_unsafe = 'true';
COPY (SELECT * FROM (VALUES
  (1, true, 1::TINYINT, (-32768)::SMALLINT, 9223372036854775807::BIGINT, 18446744073709551615::UBIGINT, 0.1::FLOAT, 'NaN'::DOUBLE, 12.50::DECIMAL(9,2), 1234567890123456789012345678.0123456789::DECIMAL(38,10), 'Bö "x"', '\x00\xFF'::BLOB, '00000000-0000-0000-0000-000000000001'::UUID, '2025-01-07'::DATE, '10:00:00.5'::TIME, '2025-01-07 10:00:00.123456+00'::TIMESTAMPTZ, '2025-01-07 10:00:00'::TIMESTAMP, '2025-01-07 10:00:00.123456789'::TIMESTAMP_NS, [1, NULL], MAP {'k': 1}, {'os': 'x', 'version': 1}),
  (2, false, (-128)::TINYINT, 0::SMALLINT, (-9223372036854775808)::BIGINT, 0::UBIGINT, 'Infinity'::FLOAT, '-0.0'::DOUBLE, -0.01::DECIMAL(9,2), -1234567890123456789012345678.0123456789::DECIMAL(38,10), '', ''::BLOB, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::UUID, '12025-01-07'::DATE, '23:59:59.999999'::TIME, '12025-01-07 10:00:00+00'::TIMESTAMPTZ, '1969-12-31 23:59:59.999999'::TIMESTAMP, '1969-12-31 23:59:59.999999999'::TIMESTAMP_NS, [], MAP {}, {'os': NULL, 'version': 2}),
  (3, NULL, NULL, NULL, NULL, NULL, '-Infinity'::FLOAT, 1e300::DOUBLE, NULL, 0.0000000001::DECIMAL(38,10), NULL, NULL, NULL, '0044-03-15 (BC)'::DATE, NULL, '0044-03-15 (BC) 10:00:00+00'::TIMESTAMPTZ, NULL, NULL, NULL, NULL, NULL)
) t(id, ok, tiny, small, big, wide, single, number, money, exact, text, raw, uid, day, hour, instant, local, nano, tags, counts, device)) TO 'types.parquet' (FORMAT parquet, COMPRESSION zstd);
COPY (SELECT i::INTEGER AS id, (hash(i) % 4294967296)::UINTEGER AS noise, 'x' AS text FROM range(6144) t(i) ORDER BY i) TO 'groups.parquet' (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 2048);
COPY (SELECT 1 AS id, 'Ann' AS name) TO 'names.parquet' (FORMAT parquet);
COPY (SELECT 2 AS id, 0.5::DOUBLE AS score) TO 'scores.parquet' (FORMAT parquet);
COPY (SELECT 'three' AS id) TO 'codes.parquet' (FORMAT parquet);
PRAGMA add_parquet_key('k', '0123456789112345');
COPY (SELECT 1 AS id) TO 'encrypted.parquet' (FORMAT parquet, ENCRYPTION_CONFIG {footer_key: 'k'});
