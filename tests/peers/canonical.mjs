// Values in the one form in which all peers tell them, exact to the last bit: null, true and false; integers and decimals as text; floats
// as the bits of the double in hexadecimal, or NaN; texts; bytes as lower-case hexadecimal; dates in days, times and timestamps in
// microseconds as text; lists and structs as arrays; maps as arrays of [key, value], sorted by the key.

const double = new DataView(new ArrayBuffer(8));

/** A number of 16, 32 or 64 bits. */
export function float(value) {
    double.setFloat64(0, value);
    return Number.isNaN(value) ? 'NaN' : double.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Bytes. */
export function bytes(value) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
}

/** An integer with digits behind the point. */
export function decimal(unscaled, scale) {
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return unscaled < 0n ? `-${text}` : text;
}

/** A count of units as microseconds. What is below them must be nothing. */
export function microseconds(value, unitsPerSecond) {
    const scaled = BigInt(value) * 1_000_000n;
    if (scaled % BigInt(unitsPerSecond) !== 0n) {
        throw new Error(`${value} of ${unitsPerSecond} a second are no microseconds`);
    }

    return String(scaled / BigInt(unitsPerSecond));
}

/** The entries of a map. */
export function map(entries) {
    return entries
        .map(entry => [typeof entry[0] === 'string' ? entry[0] : JSON.stringify(entry[0]), entry])
        .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
        .map(pair => pair[1]);
}
