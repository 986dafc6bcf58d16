// The rows of Arrow's IPC format, from the bytes of its buffers: the values that the package itself gives are rounded.
import { RecordBatchReader, Type } from 'apache-arrow';
import { bytes, decimal, float, map, microseconds } from './canonical.mjs';

const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const perSecond = [1, 1000, 1_000_000, 1_000_000_000];

/** The rows of a stream. */
export function rowsOf(stream) {
    return [...RecordBatchReader.from(stream)].flatMap(batch =>
        Array.from({ length: batch.numRows }, (_, row) => batch.data.children.map(column => canonical(column, row))));
}

function canonical(data, i) {
    const type = data.type;
    if (type.typeId === Type.Null || !data.getValid(i)) {
        return null;
    }

    switch (type.typeId) {
        case Type.Bool:
            return ((data.values[i >> 3] >> (i & 7)) & 1) === 1;
        case Type.Int:
            return String(data.values[i]);
        case Type.Float:
            return float(data.values[i]);
        case Type.Decimal:
            return decimal(integer(data.values, i, type.bitWidth / 32), type.scale);
        case Type.Utf8:
        case Type.LargeUtf8:
            return text.decode(slice(data, i));
        case Type.Binary:
        case Type.LargeBinary:
            return bytes(slice(data, i));
        case Type.FixedSizeBinary:
            return bytes(data.values.subarray(i * type.byteWidth, (i + 1) * type.byteWidth));
        case Type.Date:
            return String(type.unit === 0 ? data.values[i] : data.values[i] / 86_400_000n);
        case Type.Time:
        case Type.Timestamp:
            return microseconds(data.values[i], perSecond[type.unit]);
        case Type.List:
            return elements(data, i).map(at => canonical(data.children[0], at));
        case Type.Map:
            return map(elements(data, i).map(at => data.children[0].children.map(part => canonical(part, at))));
        case Type.Struct:
            return data.children.map(part => canonical(part, i));
        default:
            throw new Error(`no value of ${type} is known`);
    }
}

function slice(data, i) {
    return data.values.subarray(Number(data.valueOffsets[i]), Number(data.valueOffsets[i + 1]));
}

function elements(data, i) {
    return Array.from({ length: data.valueOffsets[i + 1] - data.valueOffsets[i] }, (_, k) => data.valueOffsets[i] + k);
}

function integer(words, i, count) {
    let value = 0n;
    for (let k = count - 1; k >= 0; k--) {
        value = (value << 32n) | BigInt(words[i * count + k]);
    }

    return BigInt.asIntN(32 * count, value);
}
