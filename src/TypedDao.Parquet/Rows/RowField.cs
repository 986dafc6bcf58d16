using System.Runtime.CompilerServices;
using TypedDao.Codecs.Text;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>
/// One column of a row type, bound to what a file has for it. For each batch its values are brought into the array that
/// <see cref="VectorFieldReader"/> takes them from.
/// </summary>
/// <param name="path">The name; inside of structs with the names around it. Elements have the name of their list.</param>
/// <param name="type">The type that is declared.</param>
internal sealed class RowField(string path, ColumnType type)
{
    private ValueConverter? _converter;
    private byte[]? _present;
    private bool _isMissing;
    private bool _isShared;

    /// <summary>The name, for messages.</summary>
    public string Path => path;

    /// <summary>The type that is declared.</summary>
    public ColumnType Type => type;

    /// <summary>What the file has; null where the value comes from the path, or is missing and therefore null.</summary>
    public ColumnVector? Vector { get; init; }

    /// <summary>The value that the path gives; null where it gives none.</summary>
    public PathConstant? Constant { get; init; }

    /// <summary>The columns of a struct, the element of a list, or key and value of a map.</summary>
    public RowField[] Children { get; init; } = [];

    /// <summary>Of decimals: the digits after the point that values in the file have.</summary>
    public int FileScale { get; init; }

    /// <summary>Of decimals: whether values in the file are unsigned integers.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Brings the values of each batch into the form that is read; null of structs, lists and maps.</summary>
    public ValueConverter? Converter
    {
        init => _converter = value;
    }

    /// <summary>Booleans as 0 and 1.</summary>
    public byte[] Bools { get; set; } = [];

    /// <summary>Integers of up to 32 bits, and dates in days since 1970-01-01.</summary>
    public int[] Int32s { get; set; } = [];

    /// <summary>Integers of 64 bits, unscaled decimals, and the ticks of times and timestamps; those that cannot be held are negative.</summary>
    public long[] Int64s { get; set; } = [];

    /// <summary>Floats.</summary>
    public float[] Floats { get; set; } = [];

    /// <summary>Doubles.</summary>
    public double[] Doubles { get; set; } = [];

    /// <summary>Text, bytes, UUIDs and decimals of many digits.</summary>
    public BinaryVector? Binary { get; set; }

    /// <summary>Whether the batch has a null here or below that the declaration forbids, unless something around it is null.</summary>
    public bool HasForbiddenNulls { get; private set; }

    /// <summary>Of numbers: whether the file has integers of up to 64 bits.</summary>
    public bool IsInteger => Vector?.Column.Type?.Physical is PhysicalType.Int32 or PhysicalType.Int64;

    /// <summary>Of decimals: <see cref="Int64s"/> where those are all of them, signed; otherwise empty.</summary>
    public long[] Unscaled { get; private set; } = [];

    /// <summary>Of texts: the places in <see cref="Texts"/>; empty where the batch has no dictionary.</summary>
    public int[] Entries { get; private set; } = [];

    /// <summary>Of texts: those of the dictionary that were asked for before, others null.</summary>
    public string?[] Texts { get; private set; } = [];

    /// <summary>Of texts that are read as bytes: those of the batch, or of its dictionary; null until one is asked for, or where one is no UTF-8.</summary>
    public TextBlock? Block { get; private set; }

    /// <summary>Whether a slot has no value.</summary>
    /// <param name="slot">The row, or the element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int slot) => _present is { } present ? present[slot] == 0 : _isMissing;

    /// <summary>The value that the path gives, where there is no array of the file's.</summary>
    /// <exception cref="InvalidOperationException">There is neither: the value is null, and must not be read.</exception>
    public PathConstant RequireConstant() => Constant ?? throw new InvalidOperationException($"The column '{path}' has no value to read.");

    /// <summary>Makes <see cref="Block"/>, unless this batch has none.</summary>
    public TextBlock? Share()
    {
        if (!Volatile.Read(ref _isShared))
        {
            Block = Binary!.Share();
            Volatile.Write(ref _isShared, true);
        }

        return Block;
    }

    /// <summary>Takes the next batch.</summary>
    public void Take()
    {
        _converter?.Convert(this);
        _present = Vector?.PresentOrNull;
        _isMissing = Vector is null && (Constant?.IsNull ?? true);
        Unscaled = IsInteger && !IsUnsigned ? Int64s : [];
        Entries = Binary?.EntriesOrNone ?? [];
        Texts = Binary?.Dictionary?.Texts ?? [];
        (Block, _isShared) = (null, false);
        HasForbiddenNulls = !type.IsNullable && Vector is { } vector && (vector.Values?.HasNulls ?? vector.HasNulls);
        foreach (RowField child in Children)
        {
            child.Take();
            HasForbiddenNulls |= child.HasForbiddenNulls;
        }
    }
}
