import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { bytes, float, map, microseconds } from './canonical.mjs';

// Values as the file has them.
const raw = value => value;
const parsers = {
    timestampFromMilliseconds: raw,
    timestampFromMicroseconds: raw,
    timestampFromNanoseconds: raw,
    dateFromDays: raw,
    uuidFromBytes: raw,
    stringFromBytes: value => value && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value),
};
const perSecond = { MILLIS: 1000, MICROS: 1_000_000, NANOS: 1_000_000_000 };

/** The rows of a file. */
export async function read(path) {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children;
    const rows = await parquetReadObjects({ file, metadata, compressors, parsers, utf8: false });
    return rows.map(row => columns.map(column => canonical(column, row[column.element.name])));
}

/** The columns by which each row group of a file is sorted: the leaf, whether it descends, and whether nulls come first. */
export async function query(path) {
    const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    return row_groups.map(group => (group.sorting_columns ?? []).map(column => [column.column_idx, column.descending, column.nulls_first]));
}

function canonical(column, value) {
    const { element, children } = column;
    if (value === null || value === undefined) {
        return null;
    }

    if (element.converted_type === 'LIST') {
        return Array.from(value, item => canonical(children[0].children[0], item));
    }

    if (element.converted_type === 'MAP') {
        // An object, whose keys are text.
        const [, of] = children[0].children;
        return map(Object.entries(value).map(([key, item]) => [key, canonical(of, item)]));
    }

    if (children.length > 0) {
        return children.map(child => canonical(child, value[child.element.name]));
    }

    const { type, unit } = element.logical_type ?? {};
    if (type === 'TIMESTAMP' || type === 'TIME') {
        return microseconds(value, perSecond[unit]);
    }

    if (element.converted_type === 'DECIMAL') {
        return value.toFixed(element.scale ?? 0);
    }

    if (element.type === 'FLOAT' || element.type === 'DOUBLE') {
        return float(value);
    }

    return value instanceof Uint8Array ? bytes(value) : typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
}
