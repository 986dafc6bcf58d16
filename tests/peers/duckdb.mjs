import { DuckDBInstance, DuckDBTypeId as Id } from '@duckdb/node-api';
import { bytes, decimal, float, map, microseconds } from './canonical.mjs';

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await connection.run("set timezone = 'UTC'");

/** The rows of a file. */
export function read(file) {
    return query(`from read_parquet('${file}')`);
}

/** The rows of a query. */
export async function query(sql) {
    const reader = await connection.runAndReadAll(sql);
    const types = reader.columnTypes();
    return reader.getRows().map(row => row.map((value, i) => canonical(types[i], value)));
}

/** Runs statements, of which the last writes a file, and then a query. */
export async function write(sql, into) {
    for (const statement of into) {
        await connection.run(statement);
    }

    return query(sql);
}

function canonical(type, value) {
    if (value === null) {
        return null;
    }

    switch (type.typeId) {
        case Id.BOOLEAN:
        case Id.VARCHAR:
        case Id.ENUM:
            return value;
        case Id.TINYINT:
        case Id.SMALLINT:
        case Id.INTEGER:
        case Id.BIGINT:
        case Id.UTINYINT:
        case Id.USMALLINT:
        case Id.UINTEGER:
        case Id.UBIGINT:
            return String(value);
        case Id.FLOAT:
        case Id.DOUBLE:
            return float(value);
        case Id.DECIMAL:
            return decimal(value.value, value.scale);
        case Id.BLOB:
            return bytes(value.bytes);
        case Id.UUID:
            return value.toUint128().toString(16).padStart(32, '0');
        case Id.DATE:
            return String(value.days);
        case Id.TIME:
            return String(value.micros);
        case Id.TIMESTAMP:
        case Id.TIMESTAMP_TZ:
            return String(value.micros);
        case Id.TIMESTAMP_S:
            return microseconds(value.seconds, 1);
        case Id.TIMESTAMP_MS:
            return microseconds(value.millis, 1000);
        case Id.TIMESTAMP_NS:
            return microseconds(value.nanos, 1_000_000_000);
        case Id.INTERVAL:
            return interval(value);
        case Id.LIST:
        case Id.ARRAY:
            return value.items.map(item => canonical(type.valueType, item));
        case Id.STRUCT:
            return type.entryNames.map((name, i) => canonical(type.entryTypes[i], value.entries[name]));
        case Id.MAP:
            return map(value.entries.map(entry => [canonical(type.keyType, entry.key), canonical(type.valueType, entry.value)]));
        default:
            throw new Error(`no value of ${type} is known`);
    }
}

// As the twelve bytes that a file has for it.
function interval(value) {
    const parts = new DataView(new ArrayBuffer(12));
    parts.setUint32(0, value.months, true);
    parts.setUint32(4, value.days, true);
    parts.setUint32(8, Number(value.micros / 1000n), true);
    return bytes(parts);
}
