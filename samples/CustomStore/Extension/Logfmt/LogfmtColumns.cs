using System.Text;
using TypedDao.Schema;

namespace Acme.Journals.Logfmt;

/// <summary>The columns of a row type as keys of lines. What logfmt cannot hold is refused before a byte is read or written.</summary>
internal sealed class LogfmtColumns
{
    private readonly byte[][] _keys;

    public LogfmtColumns(RowSchema schema)
    {
        Schema = schema;
        foreach (Column column in schema)
        {
            if (column.Type.Kind is ColumnKind.List or ColumnKind.Map or ColumnKind.Struct)
            {
                throw Refuse($"Column '{column.Name}' is {column.Type}, which logfmt cannot hold.", "Use a format with nested values, such as 'jsonl'.");
            }

            if (column.Name.AsSpan().ContainsAny(" =\"") || column.Name.Any(char.IsControl))
            {
                throw Refuse($"Column '{column.Name}' cannot be a key of logfmt, which has no space, '=', quote or control character.", "Name the column otherwise.");
            }
        }

        _keys = [.. schema.Select(column => Encoding.UTF8.GetBytes(column.Name))];
    }

    public RowSchema Schema { get; }

    public ReadOnlySpan<byte> KeyOf(int field) => _keys[field];

    /// <summary>The column of a key, or -1. Lines mostly have their keys in the order of the columns, so the search begins after the last hit.</summary>
    public int Find(ReadOnlySpan<byte> key, int after)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            int field = (after + 1 + i) % _keys.Length;
            if (key.SequenceEqual(_keys[field]))
            {
                return field;
            }
        }

        return -1;
    }

    private static TypedDaoException Refuse(string fact, string cure) => new(ErrorKind.NotSupported, fact) { Cure = cure };
}
