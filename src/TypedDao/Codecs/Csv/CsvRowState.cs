using System.Runtime.InteropServices;
using TypedDao.Codecs.Json;
using TypedDao.Codecs.Text;
using TypedDao.Schema;

namespace TypedDao.Codecs.Csv;

/// <summary>What the cursor on a row of CSV shares with the reader of the file, and what it does rarely.</summary>
internal sealed class CsvRowState(ReadColumn row, CsvBinding binding, CsvDialect dialect, CsvScanner scanner, RowFailure failure)
{
    private readonly ReadColumn[]?[] _cells = new ReadColumn[row.Children.Length][];
    private readonly JsonRowState _json = new(failure);

    /// <summary>The columns.</summary>
    public ReadColumn[] Columns { get; } = row.Children;

    /// <summary>The position in the file for each column.</summary>
    public int[] Positions { get; } = binding.Positions;

    /// <summary>The number of columns of the file.</summary>
    public int Count { get; } = binding.Count;

    /// <summary>The length of the text that is null.</summary>
    public int NullLength { get; } = dialect.Null.Length;

    /// <summary>The first failure of the row.</summary>
    public RowFailure Failure { get; } = failure;

    /// <summary>Whether a value as long as the text for null is that text, unquoted.</summary>
    public bool IsNull(ref byte text, int position)
        => !scanner.IsQuoted(position) && (NullLength == 0 || MemoryMarshal.CreateReadOnlySpan(ref text, NullLength).SequenceEqual(dialect.Null));

    /// <summary>Whether a column that the file does not have is null.</summary>
    public bool IsNull(int field) => Columns[field].Constant?.IsNull ?? true;

    /// <summary>The value that the path gives for a column; otherwise its text is noted as bad and the result is null.</summary>
    public PathConstant? ConstantOrFail(int field, ref byte text, int length)
    {
        ReadColumn column = Columns[field];
        if (column.Constant is null)
        {
            Fail(column, ref text, length);
        }

        return column.Constant;
    }

    /// <summary>A cursor on the JSON that a cell holds; its one value is that of the field 0.</summary>
    public JsonFieldReader OpenJson(int field, ref byte text, int length)
    {
        ReadColumn[] columns = _cells[field] ??= [Columns[field]];
        Span<JsonValue> values = _json.Values(0, 1);
        values.Clear();
        if (length < 0)
        {
            Failure.SetMissing(columns[0]);
        }
        else
        {
            var scanner = new JsonScanner(ref text, 0, length, isLine: false);
            scanner.SkipBlanks();
            if (!scanner.TryReadValue(0, isChecked: false, out values[0]) || scanner.SkipBlanks() != 0 || !scanner.IsCutOff)
            {
                Failure.SetValue(columns[0], MemoryMarshal.CreateReadOnlySpan(ref text, length), $"{columns[0].Expectation} as JSON");
                values.Clear();
            }
        }

        return new JsonFieldReader(_json, columns, ref text, values, level: 0, isAscii: false);
    }

    private void Fail(ReadColumn column, ref byte text, int length)
    {
        if (length < 0)
        {
            Failure.SetMissing(column);
            return;
        }

        ReadOnlySpan<byte> value = MemoryMarshal.CreateReadOnlySpan(ref text, length);
        bool hasBlanks = value.Length > 0 && column.Kind is not ColumnKind.String && (value[0] is (byte)' ' or (byte)'\t' || value[^1] is (byte)' ' or (byte)'\t');
        Failure.SetValue(column, value, hasBlanks ? $"{column.Expectation}, without blanks around it (trim: true leaves them out)" : column.Expectation);
    }
}
