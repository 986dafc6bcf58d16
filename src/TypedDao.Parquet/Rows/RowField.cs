using TypedDao.Codecs.Text;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>
/// One column of a row type, bound to what a file has for it. For each batch its values are brought into an array, which
/// <see cref="FieldValues"/> then hold for those who read rows.
/// </summary>
/// <param name="path">The name; inside of structs with the names around it. Elements have the name of their list.</param>
/// <param name="type">The type that is declared.</param>
internal sealed class RowField(string path, ColumnType type)
{
    // No decimal has a larger scale.
    private const int MostScale = 28;

    private static readonly FieldValues[] NoValues = Join([]);

    private ValueConverter? _converter;
    private FieldValues[] _values = [];
    private int _place;
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

    /// <summary>The values of <see cref="Children"/>.</summary>
    public FieldValues[] ChildValues { get; init; } = NoValues;

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

    private bool IsMissing => Vector is null && (Constant?.IsNull ?? true);

    /// <summary>Lays the values of fields side by side.</summary>
    /// <param name="fields">The fields, which put their values there from now on.</param>
    /// <returns>The values, by field, in an array of <see cref="FieldValues.Least"/> or more.</returns>
    public static FieldValues[] Join(RowField[] fields)
    {
        var values = new FieldValues[Math.Max(FieldValues.Least, fields.Length)];
        for (int i = 0; i < fields.Length; i++)
        {
            (fields[i]._values, fields[i]._place) = (values, i);
            fields[i].Give();
        }

        return values;
    }

    /// <summary>The value that the path gives, where there is no array of the file's.</summary>
    /// <exception cref="InvalidOperationException">There is neither: the value is null, and must not be read.</exception>
    public PathConstant RequireConstant() => Constant ?? throw new InvalidOperationException($"The column '{path}' has no value to read.");

    /// <summary>Copies the texts of the batch into a block that rows keep slices of, unless that was done or one of them is no UTF-8.</summary>
    /// <returns>Whether there is a block.</returns>
    public bool TryShare()
    {
        ref FieldValues values = ref _values[_place];
        if (!_isShared && Binary!.Share() is { } block)
        {
            (values.Block, values.BlockStart, values.Slices) = (block.Bytes, block.Start, block.Slices);
        }

        _isShared = true;
        return values.Slices.Length > 0;
    }

    /// <summary>Takes the next batch.</summary>
    public void Take()
    {
        _converter?.Convert(this);
        _isShared = false;
        HasForbiddenNulls = !type.IsNullable && Vector is { } vector && (vector.Values?.HasNulls ?? vector.HasNulls);
        foreach (RowField child in Children)
        {
            child.Take();
            HasForbiddenNulls |= child.HasForbiddenNulls;
        }

        Give();
    }

    private void Give()
    {
        if (_values.Length > 0)
        {
            _values[_place] = new FieldValues(this)
            {
                Present = Vector?.PresentOrNull,
                IsMissing = IsMissing,
                Int32s = Int32s,
                Int64s = Int64s,
                Floats = Floats,
                Doubles = Doubles,
                Unscaled = IsInteger && !IsUnsigned && FileScale <= MostScale ? Int64s : [],
                Scale = UnscaledDecimal.ScaleOf(FileScale),
                Places = Binary?.EntriesOrNone ?? [],
                Texts = Binary?.Dictionary?.Texts ?? [],
            };
        }
    }
}
