// The checksum of Rows/Checksum.cs, in two halves of 32 bits.

const epochDay = 719_162;
const day = 86_400_000;
const half = 2 ** 32;
const parts = new DataView(new ArrayBuffer(8));

export class Checksum {
    #high = 0xcbf29ce4;
    #low = 0x84222325;

    /** Adds the fields of a row in their order. Decimals have two digits behind the point. */
    addRow(row) {
        for (const value of Object.values(row)) {
            if (typeof value === 'bigint') {
                parts.setBigInt64(0, value);
                this.#mix(parts.getUint32(0), parts.getUint32(4));
            } else if (typeof value === 'number') {
                this.#addNumber(cents(value));
            } else if (value instanceof Date) {
                this.#addNumber(value.getTime() / day + epochDay);
            } else {
                this.#addText(value);
            }
        }
    }

    toString() {
        return [this.#high, this.#low].map(part => part.toString(16).padStart(8, '0')).join('');
    }

    #addText(text) {
        this.#mix(0, text.length);
        for (let i = 0; i < text.length; i++) {
            this.#mix(0, text.charCodeAt(i));
        }
    }

    #addNumber(value) {
        this.#mix(Math.floor(value / half), value % half);
    }

    // Times 2^40 + 0x1b3, and rotated by 23; each product is below 2^53, and so exact.
    #mix(high, low) {
        const a = (this.#high ^ high) >>> 0;
        const b = (this.#low ^ low) >>> 0;
        const product = b * 0x1b3;
        const upper = (a * 0x1b3 + b * 256 + Math.floor(product / half)) % half;
        const lower = product % half;
        this.#high = ((upper << 23) | (lower >>> 9)) >>> 0;
        this.#low = ((lower << 23) | (upper >>> 9)) >>> 0;
    }
}

// A decimal comes as the double of a product: the decimal that it stands for, of which it is no more than the last bits away.
function cents(value) {
    const nearest = Math.round(value * 100);
    if (Math.abs(value * 100 - nearest) > Math.abs(nearest) * 2 ** -50) {
        throw new Error(`${value} is no decimal of two digits behind the point`);
    }

    return nearest;
}
