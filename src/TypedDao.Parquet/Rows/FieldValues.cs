using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Rows;

/// <summary>
/// The values of one field in the batch at hand. They lie beside those of the other fields, so that a row is read without an object for each
/// field. Arrays of another type than the field's are empty, and so are all of a field whose value the path gives: one comparison keeps
/// within an array and finds those that are read in another way.
/// </summary>
/// <param name="field">The field.</param>
internal struct FieldValues(RowField field)
{
    /// <summary>The least length of an array of these: the first columns of a row are found without a check.</summary>
    public const int Least = 32;

    /// <summary>The field; unset behind the last.</summary>
    public readonly RowField Field = field;

    /// <summary>By slot, 0 where there is no value; null: all slots are alike.</summary>
    public byte[]? Present;

    /// <summary>Integers of up to 32 bits, and dates in days since 1970-01-01.</summary>
    public int[] Int32s = [];

    /// <summary>Integers of 64 bits, and the ticks of times and timestamps; those that cannot be held are negative.</summary>
    public long[] Int64s = [];

    /// <summary>Floats.</summary>
    public float[] Floats = [];

    /// <summary>Doubles.</summary>
    public double[] Doubles = [];

    /// <summary>Decimals without their point, where all of them have at most 64 bits, signed.</summary>
    public long[] Unscaled = [];

    /// <summary>Of texts: their places in the dictionary; empty where the batch has none.</summary>
    public int[] Places = [];

    /// <summary>Of texts: those of the dictionary that were asked for before, others null.</summary>
    public string?[] Texts = [];

    /// <summary>Of texts: slices of <see cref="Block"/>, by place or by slot; empty until one is asked for, and where one of them is no UTF-8.</summary>
    public ByteSlice[] Slices = [];

    /// <summary>Of texts: a block that nobody writes any more.</summary>
    public byte[] Block = [];

    /// <summary>The offset of the first byte of <see cref="Block"/> in <see cref="Slices"/>.</summary>
    public int BlockStart;

    /// <summary>Of <see cref="Unscaled"/>: the digits after the point, as <see cref="UnscaledDecimal.ScaleOf"/> has them.</summary>
    public int Scale;

    /// <summary>Whether no slot has a value, where <see cref="Present"/> is null.</summary>
    public bool IsMissing;
}
